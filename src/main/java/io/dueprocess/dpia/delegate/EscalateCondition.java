package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaFulfilment;
import io.dueprocess.dpia.DpiaProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EscalateCondition}: a condition is overdue. */
@Component("dpiaEscalateCondition")
class EscalateCondition implements JavaDelegate {

    private final DpiaFulfilment service;

    EscalateCondition(DpiaFulfilment service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.escalate(execution.getProcessBusinessKey(), DpiaProcess.CONDITION.from(execution));
    }
}
