package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.DsarRecipients;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_TellRecipient}: Art. 19. */
@Component("dsarTellRecipient")
class TellRecipient implements JavaDelegate {

    private final DsarRecipients recipients;

    TellRecipient(DsarRecipients recipients) {
        this.recipients = recipients;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recipients.tell(execution.getProcessBusinessKey(), DsarProcess.RECIPIENT.from(execution));
    }
}
