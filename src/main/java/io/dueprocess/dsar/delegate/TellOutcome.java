package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarClosing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TellOutcome}: Art. 12(3). */
@Component("dsarTellOutcome")
class TellOutcome implements JavaDelegate {

    private final DsarClosing closing;

    TellOutcome(DsarClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closing.tellOutcome(execution.getProcessBusinessKey());
    }
}
