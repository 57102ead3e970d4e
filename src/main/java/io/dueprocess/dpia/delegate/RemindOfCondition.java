package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaFulfilment;
import io.dueprocess.dpia.DpiaProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RemindOfCondition}: a week before a condition is due. */
@Component("dpiaRemindOfCondition")
class RemindOfCondition implements JavaDelegate {

    private final DpiaFulfilment service;

    RemindOfCondition(DpiaFulfilment service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.remind(execution.getProcessBusinessKey(), DpiaProcess.CONDITION.from(execution));
    }
}
