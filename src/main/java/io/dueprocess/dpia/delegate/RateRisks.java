package io.dueprocess.dpia.delegate;

import io.dueprocess.dpia.DpiaDrafting;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RateRisks}: keeps a version and how high its worst risk is (Art. 35(7)(c)). */
@Component("dpiaRateRisks")
class RateRisks implements JavaDelegate {

    private final DpiaDrafting service;

    RateRisks(DpiaDrafting service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.rate(execution.getProcessBusinessKey());
    }
}
