package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EscalateOverdue}: the hours have passed (Art. 33(1)). */
@Component("breachEscalateOverdue")
class EscalateOverdue implements JavaDelegate {

    private final BreachClocks clocks;

    EscalateOverdue(BreachClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.escalate(execution.getProcessBusinessKey());
    }
}
