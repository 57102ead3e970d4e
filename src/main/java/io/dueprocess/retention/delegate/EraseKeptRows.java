package io.dueprocess.retention.delegate;

import io.dueprocess.retention.LaterRun;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EraseKeptRows}: the time for which they had to be kept is over (Art. 17(1)(a)). */
@Component("retentionEraseKeptRows")
class EraseKeptRows implements JavaDelegate {

    private final LaterRun service;

    EraseKeptRows(LaterRun service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.erase(execution.getProcessBusinessKey());
    }
}
