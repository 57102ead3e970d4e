package io.dueprocess.retention.delegate;

import io.dueprocess.retention.RetentionRules;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EraseDueRows}: batch after batch, children first, held rows passed over. */
@Component("retentionEraseDueRows")
class EraseDueRows implements JavaDelegate {

    private final RetentionRules service;

    EraseDueRows(RetentionRules service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.erase(execution.getProcessBusinessKey());
    }
}
