package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaOutcomes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RecordNotRequired}: no assessment, with its reasons (Art. 5(2), 35(1)). */
@Component("dpiaRecordNotRequired")
class RecordNotRequired implements JavaDelegate {

    private final DpiaOutcomes service;

    RecordNotRequired(DpiaOutcomes service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.notRequired(execution.getProcessBusinessKey());
    }
}
