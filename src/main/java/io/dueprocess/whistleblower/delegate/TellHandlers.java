package io.dueprocess.whistleblower.delegate;

import io.dueprocess.whistleblower.WhistleblowerCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TellHandlers}: who holds a key of the case (WBD Art. 16(1)). */
@Component("whistleblowerTellHandlers")
class TellHandlers implements JavaDelegate {

    private final WhistleblowerCases cases;

    TellHandlers(WhistleblowerCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.tellHandlers(execution.getProcessBusinessKey(), execution.getId());
    }
}
