package io.dueprocess.whistleblower.delegate;

import io.dueprocess.whistleblower.WhistleblowerCases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TellOfMessage}: the reporter wrote (WBD Art. 9(1)(d)). */
@Component("whistleblowerTellOfMessage")
class TellOfMessage implements JavaDelegate {

    private final WhistleblowerCases cases;

    TellOfMessage(WhistleblowerCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.tellHandlers(execution.getProcessBusinessKey(), execution.getId());
    }
}
