package io.dueprocess.breach;

import java.util.Date;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model's listeners at the tasks of the notification. */
@Configuration(proxyBeanMethods = false)
class NotificationListeners {

    /**
     * {@code UserTask_PrepareNotification}, {@code UserTask_ApproveNotification} and {@code UserTask_FileNotification},
     * create: once the first report is filed, what is missing from it is due on a day of its own (Art. 33(4)).
     */
    @Bean
    TaskListener breachFollowUpDate(BreachStore store) {
        return task -> {
            BreachFacts facts = store.get(task.getExecution().getProcessBusinessKey());
            if (facts.followUpDue() != null) {
                task.setDueDate(Date.from(facts.followUpDue()));
            }
        };
    }
}
