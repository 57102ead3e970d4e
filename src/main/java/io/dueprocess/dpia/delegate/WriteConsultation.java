package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaPapers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_WriteConsultation}: the pack of Art. 36(3). */
@Component("dpiaWriteConsultation")
class WriteConsultation implements JavaDelegate {

    private final DpiaPapers service;

    WriteConsultation(DpiaPapers service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.consultation(execution.getProcessBusinessKey());
    }
}
