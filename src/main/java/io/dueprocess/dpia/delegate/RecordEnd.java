package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaLiving;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RecordEnd}: the processing has ended for good. */
@Component("dpiaRecordEnd")
class RecordEnd implements JavaDelegate {

    private final DpiaLiving service;

    RecordEnd(DpiaLiving service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.ended(execution.getProcessBusinessKey());
    }
}
