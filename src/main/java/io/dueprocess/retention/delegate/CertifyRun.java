package io.dueprocess.retention.delegate;

import io.dueprocess.retention.RetentionRules;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_CertifyRun}: the certificate, in numbers (Art. 5(2)). */
@Component("retentionCertifyRun")
class CertifyRun implements JavaDelegate {

    private final RetentionRules service;

    CertifyRun(RetentionRules service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.certify(execution.getProcessBusinessKey());
    }
}
