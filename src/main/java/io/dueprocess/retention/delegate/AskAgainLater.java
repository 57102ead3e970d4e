package io.dueprocess.retention.delegate;

import io.dueprocess.retention.RetentionRules;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_AskAgainLater}: the rule is asked for again after a while. */
@Component("retentionAskAgainLater")
class AskAgainLater implements JavaDelegate {

    private final RetentionRules service;

    AskAgainLater(RetentionRules service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.notNow(execution.getProcessBusinessKey());
    }
}
