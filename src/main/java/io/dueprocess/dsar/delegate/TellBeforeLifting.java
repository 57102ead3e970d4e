package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarRestriction;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TellBeforeLifting}: Art. 18(3). */
@Component("dsarTellBeforeLifting")
class TellBeforeLifting implements JavaDelegate {

    private final DsarRestriction restriction;

    TellBeforeLifting(DsarRestriction restriction) {
        this.restriction = restriction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        restriction.tellBeforeLifting(execution.getProcessBusinessKey());
    }
}
