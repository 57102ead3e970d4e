package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_SendRefusal}: reasons, complaint, judicial remedy (Art. 12(4)). */
@Component("dsarSendRefusal")
class SendRefusal implements JavaDelegate {

    private final DsarAnswers answers;

    SendRefusal(DsarAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answers.refuse(execution.getProcessBusinessKey());
    }
}
