package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarIdentity;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_AskForIdentity}: Art. 12(6). */
@Component("dsarAskForIdentity")
class AskForIdentity implements JavaDelegate {

    private final DsarIdentity identity;

    AskForIdentity(DsarIdentity identity) {
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        identity.ask(execution.getProcessBusinessKey());
    }
}
