package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaOutcomes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RecordApproval}: outcome, conditions and the day of the review (Art. 35(11)). */
@Component("dpiaRecordApproval")
class RecordApproval implements JavaDelegate {

    private final DpiaOutcomes service;

    RecordApproval(DpiaOutcomes service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.approved(execution.getProcessBusinessKey());
    }
}
