package io.dueprocess.bench;

import static io.dueprocess.bench.Figures.verdict;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dueprocess.casefile.CaseFiles;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A task claimed and completed with its form, whose content goes into the case file, against claim and complete of the bare
 * engine, where the model's next step follows in both.
 */
class CompletionBench {

    private static final String TASK = "UserTask_TriageRequest";
    private static final Map<String, Object> FORM =
            Map.of("relation", "customer", "identityNote", "Known to us.", "rightAccess", true);

    @Test
    void completion() throws Exception {
        assumeTrue(Setting.wanted("completion"));
        int cases = Setting.amount("completions", 1_000) * (Setting.rounds() + 1);
        try (Database database = Database.of(Database.POSTGRESQL);
                OurApp ours = new OurApp(database, Map.of("camunda.bpm.job-execution.enabled", "true"));
                BareEngine bare = new BareEngine(database.fresh(), JobPools::likeOurs)) {
            ProcessEngine own = ours.the(ProcessEngine.class);
            JobPools.of(own).shutdown();
            for (int i = 0; i < cases; i++) {
                ours.request();
                bare.start(Models.messageName("Message_RequestReceived"));
            }
            work(ours.url, own);
            work(bare.url, bare.engine);
            Queue<Task> ourTasks = tasks(own);
            Queue<Task> bareTasks = tasks(bare.engine);
            CountedRace race = new CountedRace(database, cases / (Setting.rounds() + 1));
            List<Race.Result> results = race.run(
                    new Race.Lane("ours", () -> complete(ours, ourTasks.remove())),
                    new Race.Lane("bare", () -> complete(bare.engine, bareTasks.remove())));
            double ratio = results.get(0).perSecond() / results.get(1).perSecond();
            new Figures(
                            "completion",
                            "Completing a task with its form, " + database.describe(),
                            "Task",
                            "ours /s",
                            "bare engine /s",
                            "ratio",
                            "goal",
                            "P99 ms ours, bare",
                            "CPU ms ours, bare")
                    .row(
                            "triage of a request, " + Setting.threads() + " callers",
                            results.get(0).perSecond(),
                            results.get(1).perSecond(),
                            ratio,
                            verdict(ratio, "≥", 0.5) + " (ours alone)",
                            Figures.shown(results.get(0).p99()) + ", "
                                    + Figures.shown(results.get(1).p99()),
                            Figures.shown(results.get(0).cpu()) + ", "
                                    + Figures.shown(results.get(1).cpu()))
                    .write();
        }
    }

    static void work(String url, ProcessEngine engine) throws InterruptedException {
        JobExecutor executor = JobPools.of(engine);
        executor.start();
        while (Sql.number(
                        url,
                        "select count(*) from ACT_RU_JOB where TYPE_ = 'message' and RETRIES_ > 0"
                                + " and PROCESS_DEF_KEY_ is not null")
                > 0) {
            Thread.sleep(200);
        }
        executor.shutdown();
    }

    static Queue<Task> tasks(ProcessEngine engine) {
        return new ConcurrentLinkedQueue<>(engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(TASK)
                .list());
    }

    /** As the form gateway does it. */
    static void complete(OurApp ours, Task task) {
        ProcessEngine engine = ours.the(ProcessEngine.class);
        String caseId = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        engine.getIdentityService().setAuthentication("petra", List.of("privacy-team"));
        try {
            ours.the(TransactionTemplate.class).executeWithoutResult(status -> {
                engine.getTaskService().claim(task.getId(), "petra");
                ours.the(CaseFiles.class).put(caseId, "form", "dsar-triage/" + task.getId(), FORM, "petra");
                engine.getTaskService().complete(task.getId(), Map.of("decision", "withdrawn"));
            });
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    static void complete(ProcessEngine engine, Task task) {
        engine.getTaskService().claim(task.getId(), "petra");
        engine.getTaskService().complete(task.getId(), Map.of("decision", "withdrawn"));
    }
}
