package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarErasure;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_PlanErasure}: a dry run in every system (Art. 17). */
@Component("dsarPlanErasure")
class PlanErasure implements JavaDelegate {

    private final DsarErasure erasure;

    PlanErasure(DsarErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasure.plan(execution.getProcessBusinessKey());
    }
}
