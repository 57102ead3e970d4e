package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarErasure;
import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.SystemStaysDown;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EraseInSystem}: Art. 17(1). */
@Component("dsarEraseInSystem")
class EraseInSystem implements JavaDelegate {

    private final DsarErasure erasure;

    EraseInSystem(DsarErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            erasure.erase(execution.getProcessBusinessKey(), DsarProcess.SYSTEM.from(execution));
        } catch (SystemStaysDown down) {
            throw new BpmnError(DsarProcess.ERROR_SYSTEM_UNAVAILABLE);
        }
    }
}
