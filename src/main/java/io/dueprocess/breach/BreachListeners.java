package io.dueprocess.breach;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model's listeners. */
@Configuration(proxyBeanMethods = false)
class BreachListeners {

    private static final int DAYS_TO_LEARN = 14;

    /** Every user task, create: whoever sees a task of a drill sees that it is one. */
    @Bean
    TaskListener breachMarkDrill(BreachStore store) {
        return task -> {
            if (store.get(task.getExecution().getProcessBusinessKey()).isDrill()) {
                task.setName("DRILL: " + task.getName());
            }
        };
    }

    /** {@code UserTask_LearnLessons}, create: the statutory clock is over; two weeks, as a policy. */
    @Bean
    TaskListener breachLessonsDate(java.time.Clock clock) {
        return task -> {
            Instant due = clock.instant().plus(DAYS_TO_LEARN, ChronoUnit.DAYS);
            task.setDueDate(Date.from(due));
        };
    }
}
