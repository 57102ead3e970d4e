package io.dueprocess.bench;

import static io.dueprocess.bench.Figures.verdict;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dueprocess.casefile.Receipts;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.support.Counted;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Intake at the module's service and over HTTP, beside the starts of a bare engine with the same models; what each asks of the
 * database. {@code -Dbench.statements=true} lists the statements.
 */
class IntakeBench {

    private static final String DSAR = "Message_RequestReceived";
    private static final String BREACH = "Message_BreachReported";
    private static final double SERVICE = 0.70;
    private static final double HTTP = 0.50;
    private static final double REPORT = 0.80;
    private static final int STATEMENTS = 5;

    private final List<AutoCloseable> open = new ArrayList<>();

    static List<String> databases() {
        return Setting.databases();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void intake(String kind) throws Exception {
        assumeTrue(Setting.wanted("intake"));
        Database database = opened(Database.of(kind));
        BareEngine bare = opened(new BareEngine(database.fresh()));
        OurApp ours = opened(new OurApp(database, HttpIntake.SETTINGS));
        Figures figures = new Figures(
                "intake-" + kind,
                "Intake, " + database.describe(),
                "Intake",
                "ours /s",
                "bare starts /s",
                "ratio",
                "goal",
                "P99 ms ours, bare",
                "CPU ms ours, bare");
        statements(figures, bare, ours);
        HttpIntake http = new HttpIntake(ours.base());
        Race race = new Race(database, Setting.threads());
        compare(
                figures,
                race,
                "Data subject request, service",
                SERVICE,
                ours::request,
                () -> bare.start(message(DSAR)));
        compare(figures, race, "Breach, service", SERVICE, ours::breach, () -> bare.start(message(BREACH)));
        compare(figures, race, "Data subject request, HTTP", HTTP, http::request, () -> bare.start(message(DSAR)));
        compare(figures, race, "Breach, HTTP", HTTP, http::breach, () -> bare.start(message(BREACH)));
        report(figures, database, bare, ours);
        figures.write();
    }

    private static String message(String id) {
        return Models.messageName(id);
    }

    private static void statements(Figures figures, BareEngine bare, OurApp ours) throws Exception {
        for (int i = 0; i < 3; i++) {
            bare.start(message(DSAR));
            bare.start(message(BREACH));
            ours.request();
            ours.breach();
            ours.report();
        }
        count(figures, "a request", ours, ours::request, bare, DSAR);
        count(figures, "a breach", ours, ours::breach, bare, BREACH);
        Counted.Count report = alone(ours.counted(), ours::report);
        figures.remark(
                "A report: %d statements in %d commits.", report.statements().size(), report.commits());
        list("report", report);
    }

    private static void count(
            Figures figures, String what, OurApp ours, Race.Operation intake, BareEngine bare, String message)
            throws Exception {
        Counted.Count own = alone(ours.counted(), intake);
        Counted.Count floor = alone(bare.counted, () -> bare.start(message(message)));
        int more = own.statements().size() - floor.statements().size();
        figures.remark(
                "Statements of %s: %d in %d commits, of a bare start %d in %d: %d more (goal %s).",
                what,
                own.statements().size(),
                own.commits(),
                floor.statements().size(),
                floor.commits(),
                more,
                verdict(more, "≤", STATEMENTS));
        list(what + ", ours", own);
        list(what + ", bare", floor);
    }

    /** The fewest of some: what runs by the clock may have come between. */
    private static Counted.Count alone(Counted database, Race.Operation work) throws Exception {
        Counted.Count fewest = database.during(work::run);
        for (int i = 0; i < 4; i++) {
            Counted.Count again = database.during(work::run);
            fewest = again.statements().size() < fewest.statements().size() ? again : fewest;
        }
        return fewest;
    }

    private static void list(String what, Counted.Count count) {
        if (Boolean.getBoolean("bench.statements")) {
            count.statements()
                    .forEach(sql -> System.out.println(
                            "statement of " + what + ": " + sql.substring(0, Math.min(sql.length(), 150))));
        }
    }

    private static void compare(
            Figures figures, Race race, String what, double goal, Race.Operation ours, Race.Operation bare)
            throws Exception {
        if (!what.contains(System.getProperty("bench.lane", ""))) {
            return;
        }
        List<Race.Result> results = race.run(new Race.Lane("ours", ours), new Race.Lane("bare", bare));
        Race.Result own = results.get(0);
        Race.Result floor = results.get(1);
        double ratio = own.perSecond() / floor.perSecond();
        figures.row(
                what + ", " + Setting.threads() + " callers",
                own.perSecond(),
                floor.perSecond(),
                ratio,
                verdict(ratio, "≥", goal),
                Figures.shown(own.p99()) + ", " + Figures.shown(floor.p99()),
                Figures.shown(own.cpu()) + ", " + Figures.shown(floor.cpu()));
    }

    /** One caller: what a report takes, against the derivation of its key plus a bare start. */
    private static void report(Figures figures, Database database, BareEngine bare, OurApp ours) throws Exception {
        if (!System.getProperty("bench.lane", "").isEmpty()) {
            return;
        }
        Receipts receipts = ours.the(Receipts.class);
        SealedCases cases = ours.the(SealedCases.class);
        List<Race.Result> results = new Race(database, 1)
                .run(
                        new Race.Lane("ours", ours::report),
                        new Race.Lane("key", () -> receipts.prepare(cases.begin(), receipts.code(receipts.token()))),
                        new Race.Lane("bare", () -> bare.start(message(DSAR))));
        double floor = 1 / (1 / results.get(1).perSecond() + 1 / results.get(2).perSecond());
        double ratio = results.get(0).perSecond() / floor;
        figures.row(
                "Whistleblower report, service, 1 caller; beside it what Argon2id and a bare start allow",
                results.get(0).perSecond(),
                floor,
                ratio,
                verdict(ratio, "≥", REPORT),
                Figures.shown(results.get(0).p99()) + ", "
                        + Figures.shown(results.get(1).p99()) + " (Argon2id)",
                Figures.shown(results.get(0).cpu()) + ", "
                        + Figures.shown(results.get(1).cpu()) + " (Argon2id)");
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(0, resource);
        return resource;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
        open.clear();
    }
}
