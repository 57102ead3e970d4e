package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.DsarStops;
import io.dueprocess.dsar.SystemStaysDown;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_StopInSystem}: Art. 7(3), 21(3). */
@Component("dsarStopInSystem")
class StopInSystem implements JavaDelegate {

    private final DsarStops stops;

    StopInSystem(DsarStops stops) {
        this.stops = stops;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            stops.stop(execution.getProcessBusinessKey(), DsarProcess.SYSTEM.from(execution));
        } catch (SystemStaysDown down) {
            throw new BpmnError(DsarProcess.ERROR_SYSTEM_UNAVAILABLE);
        }
    }
}
