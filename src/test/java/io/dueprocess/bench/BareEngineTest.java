package io.dueprocess.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** What the bench compares with goes the same way as ours: to triage, and from there to the end. */
class BareEngineTest {

    @Test
    void aRequestIsTriagedAndWithdrawn() {
        try (Database database = Database.of("h2");
                BareEngine bare = new BareEngine(database.fresh())) {
            bare.start(Models.messageName("Message_RequestReceived"));
            bare.start(Models.messageName("Message_BreachReported"));
            work(bare.engine);
            List<Task> tasks = bare.engine
                    .getTaskService()
                    .createTaskQuery()
                    .taskDefinitionKey("UserTask_TriageRequest")
                    .list();
            assertThat(tasks).hasSize(1);

            CompletionBench.complete(bare.engine, tasks.get(0));
            work(bare.engine);

            assertThat(bare.engine
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processDefinitionKey("dsar-handling")
                            .count())
                    .isZero();
            assertThat(bare.engine
                            .getHistoryService()
                            .createHistoricActivityInstanceQuery()
                            .activityId("ServiceTask_CloseCase")
                            .finished()
                            .count())
                    .isEqualTo(1);
        }
    }

    private static void work(ProcessEngine engine) {
        ManagementService management = engine.getManagementService();
        List<Job> jobs = management
                .createJobQuery()
                .messages()
                .processDefinitionKey("dsar-handling")
                .list();
        while (!jobs.isEmpty()) {
            management.executeJob(jobs.get(0).getId());
            jobs = management
                    .createJobQuery()
                    .messages()
                    .processDefinitionKey("dsar-handling")
                    .list();
        }
    }
}
