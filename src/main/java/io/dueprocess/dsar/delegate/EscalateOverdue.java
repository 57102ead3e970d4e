package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EscalateOverdue}: the month has passed (Art. 12(3)). */
@Component("dsarEscalateOverdue")
class EscalateOverdue implements JavaDelegate {

    private final DsarClocks clocks;

    EscalateOverdue(DsarClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.escalate(execution.getProcessBusinessKey());
    }
}
