package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaFacts;
import io.dueprocess.dpia.DpiaLiving;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_BeginReviewOfChange}: the processing changes (Art. 35(11)). */
@Component("dpiaBeginReviewOfChange")
class BeginReviewOfChange implements JavaDelegate {

    private final DpiaLiving service;

    BeginReviewOfChange(DpiaLiving service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.beginReview(execution.getProcessBusinessKey(), DpiaFacts.Cause.CHANGED);
    }
}
