package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarOutcomes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_PublishAnswer}: one answer for all rights (Art. 12(3)). */
@Component("dsarPublishAnswer")
class PublishAnswer implements JavaDelegate {

    private final DsarOutcomes outcomes;

    PublishAnswer(DsarOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        outcomes.publish(execution.getProcessBusinessKey());
    }
}
