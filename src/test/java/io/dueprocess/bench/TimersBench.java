package io.dueprocess.bench;

import static io.dueprocess.bench.Figures.verdict;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;

/** How late a timer fires in an idle node, of ours and with the engine's default settings. */
class TimersBench {

    private static final int[] AFTER_SECONDS =
            Setting.small() ? new int[] {3, 7, 12} : new int[] {12, 30, 60, 76, 80, 95, 110, 125, 133};
    private static final double LATEST = 1.5;
    private static final double SHARE = 1.0 / 30;

    @Test
    void idle() throws Exception {
        assumeTrue(Setting.wanted("timers"));
        List<BareEngine> defaults = new ArrayList<>();
        try (Database database = Database.of(Database.POSTGRESQL);
                OurApp ours = new OurApp(database, Map.of("camunda.bpm.job-execution.enabled", "true"))) {
            for (int ignored : AFTER_SECONDS) {
                defaults.add(new BareEngine(
                        database.fresh(), configuration -> configuration.setJobExecutorAcquireByDueDate(false)));
            }
            measure(database, ours, defaults);
        } finally {
            defaults.forEach(BareEngine::close);
        }
    }

    private static void measure(Database database, OurApp ours, List<BareEngine> defaults) {
        ProcessEngine own = ours.the(ProcessEngine.class);
        deploy(own);
        defaults.forEach(bare -> deploy(bare.engine));
        Instant start = Instant.now();
        defaults.forEach(bare -> JobPools.of(bare.engine).start());
        for (int i = 0; i < AFTER_SECONDS.length; i++) {
            begin(own, start.plusSeconds(AFTER_SECONDS[i]));
            begin(defaults.get(i).engine, start.plusSeconds(AFTER_SECONDS[i]));
        }
        for (int millis = 2_700; millis < 1000 * AFTER_SECONDS[AFTER_SECONDS.length - 1]; millis += 2_700) {
            begin(own, start.plusMillis(millis));
        }
        List<Double> late = lateness(own);
        List<Double> lateByDefault = new ArrayList<>();
        defaults.forEach(bare -> lateByDefault.addAll(lateness(bare.engine)));
        double latest = late.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double latestByDefault =
                lateByDefault.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        new Figures(
                        "timers-idle",
                        "Timers of an idle node, " + database.describe(),
                        "Lateness, due until fired",
                        "timers",
                        "median s",
                        "latest s",
                        "goal")
                .row("ours", late.size(), Race.median(late), latest, verdict(latest, "≤", LATEST))
                .row(
                        "engine's default settings, one engine for each timer",
                        lateByDefault.size(),
                        Race.median(lateByDefault),
                        latestByDefault,
                        "ratio " + Figures.shown(latest / latestByDefault) + ", "
                                + verdict(latest / latestByDefault, "≤", SHARE))
                .write();
    }

    private static void deploy(ProcessEngine engine) {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "bench-timer.bpmn",
                        Bpmn.createExecutableProcess("bench-timer")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .intermediateCatchEvent("Waiting")
                                .timerWithDate("${due}")
                                .endEvent()
                                .done())
                .deploy();
    }

    private static void begin(ProcessEngine engine, Instant due) {
        engine.getRuntimeService().startProcessInstanceByKey("bench-timer", Map.of("due", Date.from(due)));
    }

    /** In seconds, once all have fired. */
    private static List<Double> lateness(ProcessEngine engine) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(5)) // it is to be idle
                .until(() -> engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processDefinitionKey("bench-timer")
                                .count()
                        == 0);
        return engine.getHistoryService().createHistoricActivityInstanceQuery().activityId("Waiting").list().stream()
                .map(waited -> late(engine, waited))
                .toList();
    }

    private static double late(ProcessEngine engine, HistoricActivityInstance waited) {
        Date due = (Date) engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(waited.getProcessInstanceId())
                .variableName("due")
                .singleResult()
                .getValue();
        return (waited.getEndTime().getTime() - due.getTime()) / 1e3;
    }
}
