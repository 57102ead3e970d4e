package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarIntake;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_AcknowledgeReceipt}: reference, access code and link by mail. */
@Component("dsarAcknowledgeReceipt")
class AcknowledgeReceipt implements JavaDelegate {

    private final DsarIntake intake;

    AcknowledgeReceipt(DsarIntake intake) {
        this.intake = intake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        intake.acknowledge(execution.getProcessBusinessKey());
    }
}
