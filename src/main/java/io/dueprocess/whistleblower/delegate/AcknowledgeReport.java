package io.dueprocess.whistleblower.delegate;

import io.dueprocess.whistleblower.WhistleblowerClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_AcknowledgeReport}: within seven days of receipt (WBD Art. 9(1)(b)). */
@Component("whistleblowerAcknowledgeReport")
class AcknowledgeReport implements JavaDelegate {

    private final WhistleblowerClocks clocks;

    AcknowledgeReport(WhistleblowerClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.acknowledge(execution.getProcessBusinessKey());
    }
}
