package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarClosing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_CloseCase}: due date frozen, retention date set. */
@Component("dsarCloseCase")
class CloseCase implements JavaDelegate {

    private final DsarClosing closing;

    CloseCase(DsarClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        closing.close(execution.getProcessBusinessKey());
    }
}
