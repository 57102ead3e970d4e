package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarIdentity;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EndIdentityCheck}: copies deleted, clock resumed (Art. 5(1)(c), (e)). */
@Component("dsarEndIdentityCheck")
class EndIdentityCheck implements JavaDelegate {

    private final DsarIdentity identity;

    EndIdentityCheck(DsarIdentity identity) {
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        identity.end(execution.getProcessBusinessKey());
    }
}
