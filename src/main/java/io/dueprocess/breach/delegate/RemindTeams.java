package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RemindTeams}: 48, 24, 12 and 2 hours left (Art. 33(1)). */
@Component("breachRemindTeams")
class RemindTeams implements JavaDelegate {

    private final BreachClocks clocks;

    RemindTeams(BreachClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.remind(execution.getProcessBusinessKey());
    }
}
