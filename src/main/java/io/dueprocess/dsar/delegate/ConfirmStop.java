package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarStops;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_ConfirmStop}: the person is told, a return is barred. */
@Component("dsarConfirmStop")
class ConfirmStop implements JavaDelegate {

    private final DsarStops stops;

    ConfirmStop(DsarStops stops) {
        this.stops = stops;
    }

    @Override
    public void execute(DelegateExecution execution) {
        stops.confirm(execution.getProcessBusinessKey());
    }
}
