package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_PublishAnswer}: downloadable, the person told (Art. 12(1), 12(3)). */
@Component("dsarPublishAnswer")
class PublishAnswer implements JavaDelegate {

    private final DsarAnswers answers;

    PublishAnswer(DsarAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answers.publish(execution.getProcessBusinessKey());
    }
}
