package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarObjection;
import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.SystemStaysDown;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_StopObjected}: Art. 21(1). */
@Component("dsarStopObjected")
class StopObjected implements JavaDelegate {

    private final DsarObjection objection;

    StopObjected(DsarObjection objection) {
        this.objection = objection;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            objection.stop(execution.getProcessBusinessKey(), DsarProcess.SYSTEM.from(execution));
        } catch (SystemStaysDown down) {
            throw new BpmnError(DsarProcess.ERROR_SYSTEM_UNAVAILABLE);
        }
    }
}
