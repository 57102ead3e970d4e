package io.dueprocess.bench;

import static io.dueprocess.bench.Figures.verdict;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.sla.BoardFilter;
import io.dueprocess.sla.SlaBoard;
import io.dueprocess.sla.SlaRebuild;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What people wait for, with more and more open cases; and what counting the worklist costs with the engine's own grants. */
class GrowthBench {

    private static final int SEEDS = Setting.small() ? 20 : 200;
    private static final double GROWTH = 1.5;
    private static final double BOARD_MILLIS = 200;
    private static final double FILTER_MILLIS = 300;
    private static final double COUNT_SHARE = 0.02;

    private static final String WORKLIST = "count of the worklist of a group";

    /** @param median and p95 in milliseconds */
    private record Time(double median, double p95) {}

    private OurApp ours;
    private ProcessEngine engine;

    @Test
    void growth() throws Exception {
        assumeTrue(Setting.wanted("growth"));
        List<Integer> sizes = Setting.cases();
        try (Database database = Database.of(Database.POSTGRESQL);
                OurApp app = new OurApp(database, Map.of("camunda.bpm.job-execution.enabled", "true"))) {
            ours = app;
            engine = app.the(ProcessEngine.class);
            JobPools.of(engine).shutdown();
            for (int i = 0; i < SEEDS; i++) {
                ours.request();
            }
            CompletionBench.work(ours.url, engine);
            String seed = Sql.rows(ours.url, "select id from dp_case where process_key = 'dsar-handling' limit 1")
                    .get(0)
                    .get(0);
            Clones clones = new Clones(ours.url);
            Map<String, List<Time>> times = new LinkedHashMap<>();
            measure(seed, new LinkedHashMap<>()); // warm-up
            for (int size : sizes) {
                clones.growTo(size);
                ours.the(SlaRebuild.class).run();
                measure(seed, times);
            }
            report(database, sizes, times);
        }
    }

    private void measure(String seed, Map<String, List<Time>> times) throws Exception {
        note(times, "intake of a request, service", () -> {
            ours.request();
            return null;
        });
        note(
                times,
                "status page of a request, service",
                () -> ours.the(DsarRequests.class).status(seed));
        note(times, "board of all processes with JSON", this::board);
        FilterService filters = engine.getFilterService();
        for (Filter filter : filters.createFilterQuery().list()) {
            note(
                    times,
                    "Tasklist, " + filter.getName() + ", 15 tasks and count",
                    () -> asPetra(() -> {
                        filters.count(filter.getId());
                        return filters.listPage(filter.getId(), null, 0, 15);
                    }));
        }
        note(times, WORKLIST, this::worklist);
    }

    private Object worklist() throws Exception {
        return asPetra(() -> engine.getTaskService()
                .createTaskQuery()
                .active()
                .taskCandidateGroup("privacy-team")
                .count());
    }

    private Object board() throws Exception {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken("petra", "", List.of()));
        try {
            return ours.the(ObjectMapper.class)
                    .writeValueAsBytes(ours.the(SlaBoard.class).of(BoardFilter.ALL, Locale.ENGLISH));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Object asPetra(Callable<?> question) throws Exception {
        engine.getIdentityService().setAuthentication("petra", List.of("privacy-team"));
        try {
            return question.call();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static void note(Map<String, List<Time>> times, String what, Callable<?> question) throws Exception {
        times.computeIfAbsent(what, first -> new ArrayList<>()).add(time(question));
    }

    private static Time time(Callable<?> question) throws Exception {
        List<Long> all = new ArrayList<>();
        for (int i = -10; i < 20 * Setting.rounds(); i++) {
            long start = System.nanoTime();
            question.call();
            if (i >= 0) {
                all.add(System.nanoTime() - start);
            }
        }
        return new Time(Race.percentile(all, 50) / 1e6, Race.percentile(all, 95) / 1e6);
    }

    private void report(Database database, List<Integer> sizes, Map<String, List<Time>> times) throws Exception {
        List<String> columns = new ArrayList<>(List.of("Milliseconds, median and P95"));
        sizes.forEach(size -> columns.add("%,d open cases".formatted(size)));
        columns.addAll(List.of("ratio of medians", "goal"));
        Figures figures = new Figures("growth", "Growth, " + database.describe(), columns.toArray(String[]::new));
        times.forEach((what, all) -> {
            List<Object> row = new ArrayList<>(List.of(what));
            all.forEach(time -> row.add(Figures.shown(time.median()) + ", " + Figures.shown(time.p95())));
            Time last = all.get(all.size() - 1);
            double ratio = last.median() / all.get(0).median();
            row.add(ratio);
            row.add(verdict(ratio, "≤", GROWTH) + limit(what, last));
            figures.row(row.toArray());
        });
        double count = times.get(WORKLIST).get(sizes.size() - 1).median();
        double byDefault = countByDefault();
        figures.remark(
                "The same count with a grant row for each task, as the engine's default makes them: %s ms; ratio %s,"
                        + " goal %s.",
                Figures.shown(byDefault),
                Figures.shown(count / byDefault),
                verdict(count / byDefault, "≤", COUNT_SHARE));
        figures.write();
    }

    private static String limit(String what, Time last) {
        if (what.startsWith("board")) {
            return "; P95 ms " + verdict(last.p95(), "≤", BOARD_MILLIS);
        }
        return what.startsWith("Tasklist") ? "; P95 ms " + verdict(last.p95(), "≤", FILTER_MILLIS) : "";
    }

    private double countByDefault() throws Exception {
        Sql.update(ours.url, """
                        insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
                        select cast(gen_random_uuid() as text), 1, 1, 'privacy-team', 7, ID_, 66 from ACT_RU_TASK""");
        Sql.update(ours.url, "vacuum analyze");
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < Setting.rounds(); i++) {
            long start = System.nanoTime();
            worklist();
            times.add((System.nanoTime() - start) / 1e6);
        }
        return Race.median(times);
    }
}
