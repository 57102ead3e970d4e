package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarErasure;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_CertifyErasure}: certificate, dates for the rest, ledger. */
@Component("dsarCertifyErasure")
class CertifyErasure implements JavaDelegate {

    private final DsarErasure erasure;

    CertifyErasure(DsarErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void execute(DelegateExecution execution) {
        erasure.certify(execution.getProcessBusinessKey());
    }
}
