package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaConsultations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RecordAnswer}: what the authority answered (Art. 36(2), 58(2)(f)). */
@Component("dpiaRecordAnswer")
class RecordAnswer implements JavaDelegate {

    private final DpiaConsultations service;

    RecordAnswer(DpiaConsultations service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.recordAnswer(execution.getProcessBusinessKey());
    }
}
