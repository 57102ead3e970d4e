package io.dueprocess.retention.delegate;

import io.dueprocess.retention.LaterRun;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_PostponeErasure}: what is left waits for the day that was chosen. */
@Component("retentionPostponeErasure")
class PostponeErasure implements JavaDelegate {

    private final LaterRun service;

    PostponeErasure(LaterRun service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.postpone(execution.getProcessBusinessKey());
    }
}
