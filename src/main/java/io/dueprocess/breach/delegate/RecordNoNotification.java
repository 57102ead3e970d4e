package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RecordNoNotification}: a risk is unlikely (Art. 33(1)). */
@Component("breachRecordNoNotification")
class RecordNoNotification implements JavaDelegate {

    private final BreachRecord breaches;

    RecordNoNotification(BreachRecord breaches) {
        this.breaches = breaches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        breaches.notNotified(execution.getProcessBusinessKey());
    }
}
