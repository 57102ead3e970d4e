package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RemindTeam}: half time, seven days, two days (Art. 12(3)). */
@Component("dsarRemindTeam")
class RemindTeam implements JavaDelegate {

    private final DsarClocks clocks;

    RemindTeam(DsarClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.remind(execution.getProcessBusinessKey());
    }
}
