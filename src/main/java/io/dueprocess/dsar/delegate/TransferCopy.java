package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarOutcomes;
import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.SystemStaysDown;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TransferCopy}: Art. 20(2). */
@Component("dsarTransferCopy")
class TransferCopy implements JavaDelegate {

    private final DsarOutcomes outcomes;

    TransferCopy(DsarOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            outcomes.transfer(execution.getProcessBusinessKey());
        } catch (SystemStaysDown down) {
            throw new BpmnError(DsarProcess.ERROR_TRANSFER_FAILED);
        }
    }
}
