package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaConsultations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_StartConsultation}: the clock runs from the receipt of the authority (Art. 36(2)). */
@Component("dpiaStartConsultation")
class StartConsultation implements JavaDelegate {

    private final DpiaConsultations service;

    StartConsultation(DpiaConsultations service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.start(execution.getProcessBusinessKey());
    }
}
