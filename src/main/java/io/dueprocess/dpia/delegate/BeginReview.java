package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaFacts;
import io.dueprocess.dpia.DpiaLiving;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_BeginReview}: its time has come (Art. 35(11)). */
@Component("dpiaBeginReview")
class BeginReview implements JavaDelegate {

    private final DpiaLiving service;

    BeginReview(DpiaLiving service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.beginReview(execution.getProcessBusinessKey(), DpiaFacts.Cause.REVIEW_DUE);
    }
}
