package io.dueprocess.whistleblower.delegate;

import io.dueprocess.whistleblower.WhistleblowerClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EscalateOverdue}: three months without feedback (WBD Art. 9(1)(f)). */
@Component("whistleblowerEscalateOverdue")
class EscalateOverdue implements JavaDelegate {

    private final WhistleblowerClocks clocks;

    EscalateOverdue(WhistleblowerClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.escalate(execution.getProcessBusinessKey());
    }
}
