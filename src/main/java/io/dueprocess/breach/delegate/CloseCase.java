package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachClosing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_CloseCase}: the record is complete (Art. 33(5)). */
@Component("breachCloseCase")
class CloseCase implements JavaDelegate {

    private final BreachClosing closing;

    CloseCase(BreachClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closing.close(execution.getProcessBusinessKey());
    }
}
