package io.dueprocess.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dueprocess.datamap.demo.DemoPeople;
import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.datamap.demo.DemoSystems;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.OwnPostgres;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Access requests and erasures from the form to the answer, over demo systems with about a million rows, staff's clicks
 * included; and what each system was asked. {@code -Dbench.requests} says how many of
 * each, {@code -Dbench.people} how many people the systems know.
 */
class RightsBench {

    private static final int REQUESTS = Setting.amount("requests", 1_000);
    private static final int PEOPLE = Setting.amount("people", 160_000);
    private static final int CLICKING = 4;

    private static final Pattern QUESTIONS = Pattern.compile(
            "dueprocess_system_questions_total\\{[^}]*system=\"([^\"]+)\",verb=\"([^\"]+)\"[^}]*} ([0-9.E]+)");

    @TempDir
    private Path folder;

    private RunningApp app;
    private OwnPostgres postgres;
    private int done;

    @Test
    void requestsPerMinute() throws Exception {
        assumeTrue(Setting.wanted("rights"));
        postgres = new OwnPostgres();
        Path data = Files.createDirectory(folder.resolve("data"));
        new DemoSystems(data, PEOPLE).afterPropertiesSet();
        app = RunningApp.demoOnPostgres(
                data, postgres.url(), "postgres", "none", "-Xmx3g", "--dueprocess.limits.submissions=1000000");
        try {
            List<DemoPerson> people = DemoPeople.all(PEOPLE).stream()
                    .filter(person -> person.in().size() > 2 && person.number() % 50 != 0 && person.number() % 50 != 49)
                    .toList();
            assertThat(people.size()).isGreaterThanOrEqualTo(2 * REQUESTS);
            System.out.printf("round rows: %d in the systems of record%n", rows());
            measure(
                    "access",
                    people.subList(0, REQUESTS),
                    "ACCESS",
                    List.of((desk, id) -> desk.triage(id, "rightAccess"), Desk::review, Desk::approve));
            measure(
                    "erasure",
                    people.subList(REQUESTS, 2 * REQUESTS),
                    "ERASURE",
                    List.of((desk, id) -> desk.triage(id, "rightErasure"), Desk::erase));
            log();
        } finally {
            app.close();
            postgres.close();
        }
    }

    private void measure(String what, List<DemoPerson> people, String right, List<BiConsumer<Desk, String>> steps)
            throws Exception {
        Map<String, Double> before = questions();
        long start = System.nanoTime();
        List<String> cases = together(people, (desk, person) -> desk.file(person, right));
        double filed = minutes(start);
        for (BiConsumer<Desk, String> step : steps) {
            awaitIdle();
            together(cases, (desk, caseId) -> {
                step.accept(desk, caseId);
                return caseId;
            });
        }
        awaitIdle();
        Awaitility.await(what).atMost(Duration.ofMinutes(5)).until(() -> answered() >= done + people.size());
        done += people.size();
        double all = minutes(start);
        System.out.printf(
                "round %s: %d requests, %.0f a minute (filed %.0f a minute)%n",
                what, people.size(), people.size() / all, people.size() / filed);
        questions()
                .forEach((key, count) -> System.out.printf(
                        "round %s: %s %.1f questions a request%n",
                        what, key, (count - before.getOrDefault(key, 0.0)) / people.size()));
    }

    /** Until the engine has done what it can without people; timers wait. */
    private void awaitIdle() {
        Awaitility.await("idle")
                .atMost(Duration.ofMinutes(20))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> count("select count(*) from ACT_RU_JOB where TYPE_ = 'message' and RETRIES_ > 0") == 0);
    }

    private static double minutes(long start) {
        return (System.nanoTime() - start) / 6e10;
    }

    private int answered() {
        return count("select count(*) from dp_dsar_request where outcome = 'ANSWERED'");
    }

    private int count(String sql) {
        return JdbcClient.create(postgres.database())
                .sql(sql)
                .query(Integer.class)
                .single();
    }

    /** One person at the form and two at their desks, each in one session. */
    private final class Desk {

        private final Instant since = Instant.now();
        private final PersonClient person = new PersonClient(app);
        private final StaffClient petra = new StaffClient(app, "petra");
        private final StaffClient dan = new StaffClient(app, "dan");

        String file(DemoPerson about, String right) {
            return petra.caseId(
                    person.file(Filing.of(about.name(), about.mail()).withRights(right)));
        }

        void review(String caseId) {
            String review = petra.awaitTask(caseId, AccessCase.REVIEW);
            petra.done(
                    "POST",
                    "/camunda/api/engine/engine/default/task/" + review + "/claim",
                    Map.of("userId", petra.user()));
            petra.items(caseId).findValuesAsText("systemId").stream()
                    .distinct()
                    .forEach(system -> petra.done(
                            "POST", "/api/v1/dsar/" + caseId + "/systems/" + system + "/include-remaining", null));
            petra.includeRemaining(caseId); // uncertain ones
            petra.completeInSession(caseId, AccessCase.REVIEW, Map.of("reviewed", true));
        }

        void approve(String caseId) {
            dan.completeInSession(caseId, AccessCase.APPROVE, Map.of("decision", "approve"));
        }

        void erase(String caseId) {
            dan.completeInSession(caseId, "UserTask_DecideErasure", Map.of("decision", "erase"));
        }

        private void triage(String caseId, String right) {
            petra.completeInSession(
                    caseId,
                    AccessCase.TRIAGE,
                    Map.of("relation", "customer", "decision", "act", "identityNote", "Known.", right, true));
        }
    }

    /** Sessions end after fifteen minutes without a page; so long nobody sits at one desk here. */
    private Desk awake(ThreadLocal<Desk> desks) {
        Desk desk = desks.get();
        if (desk == null || desk.since.isBefore(Instant.now().minus(Duration.ofMinutes(10)))) {
            desk = new Desk();
            desks.set(desk);
        }
        return desk;
    }

    private <A, B> List<B> together(List<A> all, BiFunction<Desk, A, B> work) throws Exception {
        ThreadLocal<Desk> desks = new ThreadLocal<>();
        ExecutorService clicking = Executors.newFixedThreadPool(CLICKING);
        List<Future<B>> running = new ArrayList<>();
        all.forEach(one -> running.add(clicking.submit(() -> work.apply(awake(desks), one))));
        List<B> results = new ArrayList<>();
        for (Future<B> result : running) {
            results.add(result.get());
        }
        clicking.shutdown();
        return results;
    }

    private int rows() throws Exception {
        int rows = 0;
        for (String system : List.of("crm", "newsletter", "events", "support", "accounts", "surveys")) {
            String url = "jdbc:h2:file:" + app.data().resolve("systems").resolve(system) + ";AUTO_SERVER=TRUE";
            try (var connection = DriverManager.getConnection(url, "sa", "");
                    var result = connection
                            .createStatement()
                            .executeQuery("select sum(row_count_estimate) from information_schema.tables"
                                    + " where table_schema = 'PUBLIC'")) {
                result.next();
                rows += result.getInt(1);
            }
        }
        return rows;
    }

    /** System and verb to how often it was asked since the start. */
    private Map<String, Double> questions() {
        Map<String, Double> counts = new TreeMap<>();
        StaffClient admin = new StaffClient(app, "admin");
        Matcher line = QUESTIONS.matcher(
                app.send(admin.request("/actuator/prometheus").GET().build()).body());
        while (line.find()) {
            counts.merge(line.group(1) + " " + line.group(2), Double.parseDouble(line.group(3)), Double::sum);
        }
        return counts;
    }

    /** What the application says about indexes that a system lacks. */
    private void log() {
        List<String> lacking =
                app.log().lines().filter(line -> line.contains("has no index")).toList();
        System.out.printf("round indexes: %s%n", lacking.isEmpty() ? "none is missing" : lacking);
    }
}
