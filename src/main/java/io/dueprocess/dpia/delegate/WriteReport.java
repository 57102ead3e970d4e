package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaPapers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_WriteReport}: the report and its summary (Art. 5(2)). */
@Component("dpiaWriteReport")
class WriteReport implements JavaDelegate {

    private final DpiaPapers service;

    WriteReport(DpiaPapers service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.report(execution.getProcessBusinessKey());
    }
}
