package io.dueprocess.engine;

import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * A node that stops takes no more jobs, and those that it has begun come to their end before what they use is closed. Broken off
 * they would fail and wait minutes for their next try.
 */
@Component
class JobsEndFirst {

    private static final Logger LOG = LoggerFactory.getLogger(JobsEndFirst.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectProvider<SpringJobExecutor> executors;

    JobsEndFirst(ObjectProvider<SpringJobExecutor> executors) {
        this.executors = executors;
    }

    /** Before the pool of threads hears of it, which would interrupt them. */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void stop() throws InterruptedException {
        SpringJobExecutor executor = executors.getIfAvailable();
        if (executor != null && executor.getTaskExecutor() instanceof ThreadPoolTaskExecutor pool) {
            executor.shutdown();
            ThreadPoolExecutor threads = pool.getThreadPoolExecutor();
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn(
                        "Jobs that took more than {} seconds to end are broken off and tried again later.",
                        PATIENCE.toSeconds());
            }
        }
    }
}
