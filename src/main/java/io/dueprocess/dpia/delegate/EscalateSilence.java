package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaConsultations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_EscalateSilence}: the authority has not answered in time (Art. 36(2)). */
@Component("dpiaEscalateSilence")
class EscalateSilence implements JavaDelegate {

    private final DpiaConsultations service;

    EscalateSilence(DpiaConsultations service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.escalateSilence(execution.getProcessBusinessKey());
    }
}
