package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** A stop in good order breaks no work off. */
class JobsEndFirstTest {

    private static final AtomicBoolean CLOSED = new AtomicBoolean();

    /** As Camunda's starter declares them. */
    @Configuration
    @Import(JobsEndFirst.class)
    static class App {

        @Bean
        DisposableBean usedByJobs() {
            return () -> CLOSED.set(true);
        }

        @Bean
        static TaskExecutor camundaTaskExecutor() {
            return new ThreadPoolTaskExecutor();
        }

        @Bean
        static JobExecutor jobExecutor(TaskExecutor threads) {
            SpringJobExecutor executor = new SpringJobExecutor();
            executor.setTaskExecutor(threads);
            return executor;
        }
    }

    @Test
    void whatHasBegunEndsBeforeWhatItUsesIsClosed() throws Exception {
        CLOSED.set(false);
        AnnotationConfigApplicationContext app = new AnnotationConfigApplicationContext(App.class);
        ThreadPoolTaskExecutor threads = app.getBean(ThreadPoolTaskExecutor.class);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> outcome = new CompletableFuture<>();
        threads.execute(() -> {
            begun.countDown();
            try {
                goOn.await();
                outcome.complete(CLOSED.get() ? "closed under its hands" : "done");
            } catch (InterruptedException brokenOff) {
                outcome.complete("broken off");
            }
        });
        begun.await();

        Thread stop = new Thread(app::close);
        stop.start();
        Awaitility.await().until(() -> threads.getThreadPoolExecutor().isShutdown() || outcome.isDone());
        goOn.countDown();
        assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo("done");
        stop.join(10_000);
        assertThat(CLOSED).isTrue();
    }
}
