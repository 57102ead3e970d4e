package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.DsarRectification;
import io.dueprocess.dsar.SystemStaysDown;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RectifyInSystem}: Art. 16. */
@Component("dsarRectifyInSystem")
class RectifyInSystem implements JavaDelegate {

    private final DsarRectification rectification;

    RectifyInSystem(DsarRectification rectification) {
        this.rectification = rectification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            rectification.rectify(execution.getProcessBusinessKey(), DsarProcess.SYSTEM.from(execution));
        } catch (SystemStaysDown down) {
            throw new BpmnError(DsarProcess.ERROR_SYSTEM_UNAVAILABLE);
        }
    }
}
