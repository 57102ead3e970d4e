package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarIntake;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_MatchRecords}: one person, several or nobody (Art. 12(6)). */
@Component("dsarMatchRecords")
class MatchRecords implements JavaDelegate {

    private final DsarIntake intake;

    MatchRecords(DsarIntake intake) {
        this.intake = intake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        intake.match(execution.getProcessBusinessKey());
    }
}
