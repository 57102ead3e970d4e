package io.dueprocess.engine.retention;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_ShredDueCases}. */
@Component("retentionShredDueCases")
class ShredDueCases implements JavaDelegate {

    private final CaseRetention retention;

    ShredDueCases(CaseRetention retention) {
        this.retention = retention;
    }

    @Override
    public void execute(DelegateExecution execution) {
        retention.shredDue();
    }
}
