package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.datamap.demo.DemoPeople;
import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.OwnPostgres;
import io.dueprocess.support.RunningApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Access requests and erasures from the form to the closed case, over demo systems with about a million rows, staff's clicks
 * included; and what each system was asked. No test: {@code bench/run} starts it. {@code -Dbench.requests} says how many of
 * each, {@code -Dbench.people} how many people the systems know.
 */
class RightsBench {

    private static final int REQUESTS = Integer.getInteger("bench.requests", 1_000);
    private static final int PEOPLE = Integer.getInteger("bench.people", 72_000);
    private static final int CLICKING = 4;

    private static final Pattern QUESTIONS = Pattern.compile(
            "dueprocess_system_questions_total\\{[^}]*system=\"([^\"]+)\",verb=\"([^\"]+)\"[^}]*} ([0-9.E]+)");

    @TempDir
    private Path folder;

    private RunningApp app;
    private OwnPostgres postgres;

    @Test
    void requestsPerMinute() throws Exception {
        postgres = new OwnPostgres();
        app = RunningApp.demoOnPostgres(
                Files.createDirectory(folder.resolve("data")),
                postgres.url(),
                "postgres",
                "none",
                "-Xmx3g",
                "--dueprocess.demo.people=" + PEOPLE,
                "--dueprocess.limits.submissions=1000000");
        try {
            List<DemoPerson> people = DemoPeople.all(PEOPLE).stream()
                    .filter(person -> person.in().size() > 2 && person.number() % 50 != 0 && person.number() % 50 != 49)
                    .toList();
            assertThat(people.size()).isGreaterThanOrEqualTo(2 * REQUESTS);
            measure("access", people.subList(0, REQUESTS), "ACCESS", this::access);
            measure("erasure", people.subList(REQUESTS, 2 * REQUESTS), "ERASURE", this::erase);
            log();
        } finally {
            app.close();
            postgres.close();
        }
    }

    private void measure(String what, List<DemoPerson> people, String right, Consumer<AccessCase> handling)
            throws Exception {
        Map<String, Double> before = questions();
        long start = System.nanoTime();
        List<AccessCase> cases = together(
                people,
                person -> AccessCase.file(
                        app, Filing.of(person.name(), person.mail()).withRights(right)));
        together(cases, one -> {
            handling.accept(one);
            return one;
        });
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> answered() >= done + people.size());
        done += people.size();
        double minutes = (System.nanoTime() - start) / 6e10;
        System.out.printf("round %s: %d requests, %.0f a minute%n", what, people.size(), people.size() / minutes);
        Map<String, Double> after = questions();
        after.forEach((key, count) -> System.out.printf(
                "round %s: %s %.1f questions a request%n",
                what, key, (count - before.getOrDefault(key, 0.0)) / people.size()));
    }

    private int done;

    private int answered() {
        return JdbcClient.create(postgres.database())
                .sql("select count(*) from dp_case where closed_at is not null")
                .query(Integer.class)
                .single();
    }

    private void access(AccessCase one) {
        one.triaged("rightAccess").reviewed().approved();
    }

    private void erase(AccessCase one) {
        one.triaged("rightErasure");
        one.dan.complete(one.id, "UserTask_DecideErasure", Map.of("decision", "erase"));
    }

    private <A, B> List<B> together(List<A> all, java.util.function.Function<A, B> work) throws Exception {
        ExecutorService clicking = Executors.newFixedThreadPool(CLICKING);
        List<Future<B>> running = new ArrayList<>();
        all.forEach(one -> running.add(clicking.submit(() -> work.apply(one))));
        List<B> results = new ArrayList<>();
        for (Future<B> result : running) {
            results.add(result.get());
        }
        clicking.shutdown();
        return results;
    }

    /** System and verb to how often it was asked since the start. */
    private Map<String, Double> questions() {
        Map<String, Double> counts = new TreeMap<>();
        Matcher line = QUESTIONS.matcher(new io.dueprocess.support.StaffClient(app, "admin")
                .get("/actuator/prometheus")
                .body());
        while (line.find()) {
            counts.merge(line.group(1) + " " + line.group(2), Double.parseDouble(line.group(3)), Double::sum);
        }
        return new LinkedHashMap<>(counts);
    }

    /** What the application says about indexes that a system lacks. */
    private void log() {
        app.log()
                .lines()
                .filter(line -> line.contains("index"))
                .forEach(line -> System.out.println("round log: " + line));
    }
}
