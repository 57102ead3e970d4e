package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.datamap.demo.DemoPeople;
import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.datamap.demo.DemoSurveys;
import io.dueprocess.datamap.demo.DemoSystems;
import io.dueprocess.datamap.demo.PostgresSystems;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.DataMaps;
import io.dueprocess.support.Filing;
import io.dueprocess.support.OwnPostgres;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.SystemRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/**
 * {@code kill -9} at ten random points of erasures over six systems: after the restart each ends as if nothing had happened,
 * with one answer.
 */
class ErasureKilledIT {

    private static final int KILLS = 10;
    private static final long SEED = Long.getLong("killed.seed", System.nanoTime());
    /** From one system's end to the next one's it takes about that long at most, in milliseconds. */
    private static final int LONGEST = 300;

    @TempDir
    private static Path folder;

    private static OwnPostgres postgres;
    private static Map<String, DataSource> systems;
    private static DemoSurveys surveys;
    private static RunningApp app;

    /** The systems of record are not in the process that is killed: what they have acknowledged, they keep. */
    @BeforeAll
    static void start() throws Exception {
        postgres = new OwnPostgres();
        Path outside = Files.createDirectory(folder.resolve("outside"));
        new DemoSystems(outside, 2_000).afterPropertiesSet();
        MockEnvironment address = new MockEnvironment();
        surveys = new DemoSurveys(outside, address);
        surveys.afterPropertiesSet();
        Map<String, PGSimpleDataSource> databases = PostgresSystems.filled();
        systems = new LinkedHashMap<>(databases);
        systems.put("surveys", surveys(outside));
        app = RunningApp.demoOnPostgres(
                Files.createDirectory(folder.resolve("data")),
                postgres.url(),
                "postgres",
                "none",
                DataMaps.onPostgres(folder, databases, address.getRequiredProperty(DemoSurveys.ADDRESS)));
    }

    private static DataSource surveys(Path outside) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + outside.resolve("systems/surveys").toAbsolutePath() + ";AUTO_SERVER=TRUE");
        database.setUser("sa");
        return database;
    }

    @AfterAll
    static void stop() {
        app.close();
        surveys.destroy();
        postgres.close();
    }

    @Test
    void anErasureThatIsKilledEndsAsIfItHadNotBeen() {
        Random random = new Random(SEED);
        List<String> points = new ArrayList<>();
        for (DemoPerson person : people()) {
            SystemRows before = rows();
            AccessCase one = AccessCase.file(
                            app, Filing.of(person.name(), person.mail()).withRights("ERASURE"))
                    .triaged("rightErasure");
            one.dan.complete(one.id, "UserTask_DecideErasure", Map.of("decision", "erase"));

            awaitErased(one.id, random.nextInt(1 + person.in().size()));
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LONGEST)).toNanos());
            app.kill();
            points.add(done(one.id));
            unlockJobs();
            app.restart();

            AccessCase again = one.at(app);
            try {
                awaitAnswer(again);
            } catch (org.awaitility.core.ConditionTimeoutException waits) {
                throw new AssertionError("seed %d, killed after %s; %s".formatted(SEED, points, where(one.id)), waits);
            }
            assertThat(rows().differencesTo(new ExpectedRows(before, person)
                            .erased(LocalDate.now(ZoneId.of("Europe/Copenhagen")))
                            .rows()))
                    .as("seed %d, killed after %s", SEED, points)
                    .isEmpty();
            assertThat(count("select count(*) from dp_mail where case_id = ? and mail_key = 'answered'", one.id))
                    .as("seed %d, killed after %s", SEED, points)
                    .isEqualTo(1);
            assertThat(count(
                            "select count(*) from dp_attachment where case_id = ? and kind in ('answer', 'certificate')",
                            one.id))
                    .as("letter and certificate, once each")
                    .isEqualTo(2);
        }
        System.out.printf("seed %d, killed after %s%n", SEED, points);
    }

    private static void awaitErased(String caseId, int systems) {
        Awaitility.await("erased")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> count(
                                "select count(*) from dp_dsar_work where case_id = ? and kind = 'ERASE' and done_at is not null",
                                caseId)
                        >= systems);
    }

    /** Which systems were done when it was killed. */
    private static String done(String caseId) {
        return JdbcClient.create(postgres.database())
                .sql("select kind || ':' || system_id from dp_dsar_work where case_id = ? and done_at is not null"
                        + " order by done_at")
                .param(caseId)
                .query(String.class)
                .list()
                .toString();
    }

    /** The dead node's locks would end by themselves after five minutes. */
    private static void unlockJobs() {
        JdbcClient.create(postgres.database())
                .sql("update ACT_RU_JOB set LOCK_EXP_TIME_ = null, LOCK_OWNER_ = null")
                .update();
    }

    private static void awaitAnswer(AccessCase one) {
        StaffClient sia = new StaffClient(app, "sia");
        Awaitility.await("answer")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    for (String task : sia.tasks(one.id, "UserTask_EraseByHand")) {
                        if (sia.claim(task).statusCode() == 204) {
                            sia.submit(task, Map.of("done", "Nothing was recorded of the person."));
                        }
                    }
                    return count(
                                    "select count(*) from dp_dsar_request where case_id = ? and outcome = 'ANSWERED'",
                                    one.id)
                            == 1;
                });
    }

    /** What the case waits for. */
    private static String where(String caseId) {
        return JdbcClient.create(postgres.database())
                        .sql(
                                "select concat_ws(' ', e.ACT_ID_, j.RETRIES_, j.DUEDATE_, j.LOCK_EXP_TIME_, j.EXCEPTION_MSG_, t.ASSIGNEE_)"
                                        + " from ACT_RU_EXECUTION e left join ACT_RU_JOB j on j.EXECUTION_ID_ = e.ID_"
                                        + " left join ACT_RU_TASK t on t.EXECUTION_ID_ = e.ID_"
                                        + " where e.PROC_INST_ID_ in (select ID_ from ACT_RU_EXECUTION where BUSINESS_KEY_ = ?)")
                        .param(caseId)
                        .query(String.class)
                        .list()
                        .toString()
                + new StaffClient(app, "petra").read("/api/v1/dsar/" + caseId + "/erasure");
    }

    private static int count(String sql, String caseId) {
        return JdbcClient.create(postgres.database())
                .sql(sql)
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    /** The ten people whom most systems know. */
    private static List<DemoPerson> people() {
        return DemoPeople.all().stream()
                .filter(person -> person.number() > 5 && person.number() % 50 > 0 && person.number() % 50 < 49)
                .filter(DemoPerson::surveyed)
                .sorted(Comparator.comparing((DemoPerson person) -> person.in().size())
                        .reversed())
                .limit(KILLS)
                .toList();
    }

    private static SystemRows rows() {
        return SystemRows.of(systems);
    }
}
