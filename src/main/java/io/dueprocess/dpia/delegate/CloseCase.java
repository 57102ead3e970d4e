package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaClosing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_CloseCase} and {@code ServiceTask_CloseEnded}: the file is kept as long as the policy says. */
@Component("dpiaCloseCase")
class CloseCase implements JavaDelegate {

    private final DpiaClosing service;

    CloseCase(DpiaClosing service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.close(execution.getProcessBusinessKey());
    }
}
