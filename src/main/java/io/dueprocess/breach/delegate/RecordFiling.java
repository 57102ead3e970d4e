package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachNotifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RecordFiling}: the authority's number, and whether more is due (Art. 33(4)). */
@Component("breachRecordFiling")
class RecordFiling implements JavaDelegate {

    private final BreachNotifications notifications;

    RecordFiling(BreachNotifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notifications.recordFiling(execution.getProcessBusinessKey());
    }
}
