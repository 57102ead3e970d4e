package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TellTeams}: reference and hours to those who have something to do. */
@Component("breachTellTeams")
class TellTeams implements JavaDelegate {

    private final BreachClocks clocks;

    TellTeams(BreachClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.tell(execution.getProcessBusinessKey());
    }
}
