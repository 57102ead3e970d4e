package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarErasure;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_VerifyErasure}: another dry run. */
@Component("dsarVerifyErasure")
class VerifyErasure implements JavaDelegate {

    private final DsarErasure erasure;

    VerifyErasure(DsarErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasure.verify(execution.getProcessBusinessKey());
    }
}
