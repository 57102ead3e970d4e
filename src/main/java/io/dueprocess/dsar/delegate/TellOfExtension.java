package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TellOfExtension}: the reasons reach the person inside the month (Art. 12(3)). */
@Component("dsarTellOfExtension")
class TellOfExtension implements JavaDelegate {

    private final DsarClocks clocks;

    TellOfExtension(DsarClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.tellOfExtension(execution.getProcessBusinessKey());
    }
}
