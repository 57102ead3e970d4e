package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachNotifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_WriteNotification}: the notification as PDF and data, for approval (Art. 33(3)). */
@Component("breachWriteNotification")
class WriteNotification implements JavaDelegate {

    private final BreachNotifications notifications;

    WriteNotification(BreachNotifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notifications.write(execution.getProcessBusinessKey());
    }
}
