package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.DsarRestriction;
import io.dueprocess.dsar.SystemStaysDown;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RestrictInSystem}: Art. 18(1). */
@Component("dsarRestrictInSystem")
class RestrictInSystem implements JavaDelegate {

    private final DsarRestriction restriction;

    RestrictInSystem(DsarRestriction restriction) {
        this.restriction = restriction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            restriction.restrict(execution.getProcessBusinessKey(), DsarProcess.SYSTEM.from(execution));
        } catch (SystemStaysDown down) {
            throw new BpmnError(DsarProcess.ERROR_SYSTEM_UNAVAILABLE);
        }
    }
}
