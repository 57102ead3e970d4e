package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaOutcomes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RecordRejection}: the processing must not take place. */
@Component("dpiaRecordRejection")
class RecordRejection implements JavaDelegate {

    private final DpiaOutcomes service;

    RecordRejection(DpiaOutcomes service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.rejected(execution.getProcessBusinessKey());
    }
}
