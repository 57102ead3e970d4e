package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarIdentity;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RemindOfIdentity}: 14 days after asking. */
@Component("dsarRemindOfIdentity")
class RemindOfIdentity implements JavaDelegate {

    private final DsarIdentity identity;

    RemindOfIdentity(DsarIdentity identity) {
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        identity.remind(execution.getProcessBusinessKey());
    }
}
