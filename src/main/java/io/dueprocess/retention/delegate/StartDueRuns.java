package io.dueprocess.retention.delegate;

import io.dueprocess.retention.RetentionRuns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_StartDueRuns}: a run for each rule by which something is due (Art. 5(1)(e)). */
@Component("retentionStartDueRuns")
class StartDueRuns implements JavaDelegate {

    private final RetentionRuns service;

    StartDueRuns(RetentionRuns service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.startDue(execution.getProcessBusinessKey());
    }
}
