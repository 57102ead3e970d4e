package io.dueprocess.bench;

import static io.dueprocess.bench.Figures.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;

/** Due timers with the real work behind them, which reminds the team, against the same model and pool with none. */
class DrainBench {

    static final String TIMER = "BoundaryEvent_HalfTime";
    private static final double GOAL = 0.75;
    private static final int CREATING = 4;

    static final String LEFT = """
            select count(*) from ACT_RU_JOB where SUSPENSION_STATE_ = 1
            and (TYPE_ = 'message' or DUEDATE_ <= now())""";

    @Test
    void drain() throws Exception {
        assumeTrue(Setting.wanted("drain"));
        int timers = Setting.amount("timers", 20_000);
        int rounds = Setting.rounds();
        try (Database database = Database.of(Database.POSTGRESQL);
                OurApp ours = new OurApp(database, Map.of("camunda.bpm.job-execution.enabled", "true"));
                BareEngine bare = new BareEngine(database.fresh(), configuration -> {
                    JobPools.likeOurs(configuration);
                    configuration.setJobExecutorAcquireByDueDate(false); // slower without our index
                })) {
            JobExecutor own = JobPools.of(ours.the(ProcessEngine.class));
            own.shutdown();
            create(timers + timers / rounds, ours::request);
            create(timers + timers / rounds, () -> bare.start(Models.messageName("Message_RequestReceived")));
            waitOnly(ours.url);
            waitOnly(bare.url);
            round(ours.url, own, timers / rounds); // warm-up
            round(bare.url, JobPools.of(bare.engine), timers / rounds);
            List<Double> rates = new ArrayList<>();
            List<Double> floors = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                rates.add(timers / rounds / round(ours.url, own, timers / rounds));
                floors.add(timers / rounds / round(bare.url, JobPools.of(bare.engine), timers / rounds));
            }
            assertOnce(ours.url, timers + timers / rounds);
            double ratio = Race.median(rates) / Race.median(floors);
            new Figures(
                            "timers-drain",
                            "Due timers drained, " + database.describe(),
                            "Timers",
                            "ours /s",
                            "bare engine /s",
                            "ratio",
                            "goal")
                    .row(timers, Race.median(rates), Race.median(floors), ratio, verdict(ratio, "≥", GOAL))
                    .remark("Each timer is two jobs: the timer, and the step that follows it. Ours writes a reminder"
                            + " for each member of the team, sealed, into the outbox. None was lost or doubled.")
                    .write();
        }
    }

    static void create(int cases, Race.Operation start) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CREATING);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            all.add(callers.submit(() -> {
                start.run();
                return null;
            }));
        }
        callers.shutdown();
        for (Future<?> one : all) {
            one.get();
        }
    }

    /** What is no timer of the cases stays where it is. */
    static void waitOnly(String url) {
        Sql.update(url, "update ACT_RU_JOB set SUSPENSION_STATE_ = 2");
        Sql.update(url, "update ACT_RU_JOB set SUSPENSION_STATE_ = 1 where HANDLER_CFG_ = ?", TIMER);
        Sql.update(url, "analyze");
    }

    static void fallDue(String url, int timers) {
        Sql.update(url, """
                        update ACT_RU_JOB set DUEDATE_ = now() - interval '1 minute' where ID_ in
                          (select ID_ from ACT_RU_JOB where HANDLER_CFG_ = ? limit ?)""", TIMER, timers);
    }

    /** Seconds from the start of the node's work until nothing is left that is due. */
    private static double round(String url, JobExecutor executor, int timers) throws InterruptedException {
        fallDue(url, timers);
        assertThat(Sql.number(url, LEFT)).isEqualTo(timers);
        long start = System.nanoTime();
        executor.start();
        while (Sql.number(url, LEFT) > 0) {
            Thread.sleep(1_000); // the question reads every job: more often, it would be what is measured
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        executor.shutdown();
        return seconds;
    }

    static void assertOnce(String url, int timers) {
        assertThat(Sql.number(url, "select count(*) from ACT_HI_ACTINST where ACT_ID_ = ?", TIMER))
                .isEqualTo(timers);
        assertThat(Sql.number(url, "select count(distinct case_id) from dp_mail where mail_key like 'reminder:%'"))
                .isEqualTo(timers);
        assertThat(Sql.number(url, """
                                select count(*) from (select case_id, mail_key from dp_mail
                                where mail_key like 'reminder:%' group by case_id, mail_key having count(*) > 1) d""")).isZero();
    }
}
