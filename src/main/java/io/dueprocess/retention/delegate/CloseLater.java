package io.dueprocess.retention.delegate;

import io.dueprocess.retention.LaterRun;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_CloseLater}: nobody needs to know any more which rows they were. */
@Component("retentionCloseLater")
class CloseLater implements JavaDelegate {

    private final LaterRun service;

    CloseLater(LaterRun service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.close(execution.getProcessBusinessKey());
    }
}
