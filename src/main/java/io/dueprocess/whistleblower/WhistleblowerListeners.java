package io.dueprocess.whistleblower;

import java.util.Date;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model's listeners. */
@Configuration(proxyBeanMethods = false)
class WhistleblowerListeners {

    /**
     * {@code UserTask_Investigate} and {@code UserTask_GiveFeedback}, create: once the reporter was promised more by a day,
     * the task is due on that day; the statutory date has been met.
     */
    @Bean
    TaskListener whistleblowerPromisedDate(WhistleblowerStore store, ReportDays days) {
        return task -> store.find(task.getExecution().getProcessBusinessKey())
                .map(ReportFacts::moreOn)
                .ifPresent(day -> task.setDueDate(Date.from(days.end(day))));
    }
}
