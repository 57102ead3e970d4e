package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaLiving;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TellTeams}: the reference to those who have something to do. */
@Component("dpiaTellTeams")
class TellTeams implements JavaDelegate {

    private final DpiaLiving service;

    TellTeams(DpiaLiving service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.tell(execution.getProcessBusinessKey());
    }
}
