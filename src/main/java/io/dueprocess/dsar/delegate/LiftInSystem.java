package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.DsarRestriction;
import io.dueprocess.dsar.SystemStaysDown;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_LiftInSystem}: Art. 18(3). */
@Component("dsarLiftInSystem")
class LiftInSystem implements JavaDelegate {

    private final DsarRestriction restriction;

    LiftInSystem(DsarRestriction restriction) {
        this.restriction = restriction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            restriction.lift(execution.getProcessBusinessKey(), DsarProcess.SYSTEM.from(execution));
        } catch (SystemStaysDown down) {
            throw new BpmnError(DsarProcess.ERROR_SYSTEM_UNAVAILABLE);
        }
    }
}
