package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.DataMaps;
import io.dueprocess.support.EngineTables;
import io.dueprocess.support.Filing;
import io.dueprocess.support.MarkedBreach;
import io.dueprocess.support.MarkedDpia;
import io.dueprocess.support.MarkedJourneys;
import io.dueprocess.support.Marks;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.TestDatabases;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people typed is in their case file, encrypted, and nowhere else (docs/security/encryption.md). */
class NoPersonalDataInEngineIT {

    private static final Marks MARKS = new Marks();

    @TempDir
    private static Path folder;

    private static PGSimpleDataSource database;
    private static RunningApp app;
    private static List<String> cases;
    private static String breach;
    private static String assessment;

    @BeforeAll
    static void everyRoadIsTaken() throws Exception {
        database = TestDatabases.emptyPostgres();
        app = RunningApp.demoOnPostgres(
                Files.createDirectory(folder.resolve("data")),
                database.getURL(),
                "postgres",
                "none",
                DataMaps.withSystemOnPaper(folder));
        MarkedJourneys journeys = new MarkedJourneys(app, MARKS);
        cases = List.of(
                journeys.accessAnswered(),
                journeys.identityEstablished(),
                journeys.identityRefused(),
                journeys.withdrawn(),
                journeys.enteredByStaff(),
                journeys.everyRight());
        breach = new MarkedBreach(app, MARKS).told();
        assessment = new MarkedDpia(app, MARKS).decided();
        mistakes(cases.get(4));
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
    }

    /** What is refused must not be written down either. */
    private static void mistakes(String openCase) {
        PersonClient person = new PersonClient(app);
        Filing wrong = Filing.of(MARKS.of("wrong-name"), MARKS.of("wrong-mail") + " at home")
                .withText(MARKS.of("wrong-text"))
                .withFile(MARKS.of("wrong-file-name") + ".exe", MARKS.of("wrong-file"));
        refused(person.send(wrong));
        refused(person.signIn(MARKS.of("wrong-reference"), MARKS.of("wrong-code")));
        person.post("/requests/confirm", Map.of("token", MARKS.of("wrong-token")));
        refused(person.get("/requests/received?receipt=" + MARKS.of("wrong-receipt")));
        refused(person.get("/requests/status/files/" + MARKS.of("wrong-path") + "/x"));

        StaffClient petra = new StaffClient(app, "petra");
        String triage = petra.awaitTask(openCase, "UserTask_TriageRequest");
        petra.claim(triage);
        refused(petra.submit(triage, Map.of(MARKS.of("undeclared"), MARKS.of("undeclared-value"))));
        refused(petra.submit(triage, Map.of("relation", MARKS.of("no-option"), "decision", "act")));
        refused(petra.submit(triage, Map.of("relation", "other", "decision", MARKS.of("no-decision"))));
        String task = "/engine-rest/task/" + triage;
        refused(petra.send("POST", task + "/submit-form", "{\"variables\": " + MARKS.of("broken-form")));
        refused(petra.send("POST", task + "/comment/create", Map.of("message", MARKS.of("comment"))));
        refused(petra.send("PUT", task + "/variables/note", Map.of("value", MARKS.of("variable"))));
        refused(petra.send("PUT", task, Map.of("description", MARKS.of("description"))));
        refused(petra.send("POST", "/engine-rest/message", Map.of("messageName", MARKS.of("message-name"))));
        String desk = "/api/v1/dsar/" + openCase;
        refused(petra.send("POST", desk + "/messages", "{\"text\": " + MARKS.of("broken-message")));
        refused(petra.send(
                "POST", desk + "/messages", Map.of("text", MARKS.of("long").repeat(20_000))));
        refused(petra.send("POST", desk + "/extension", Map.of("months", MARKS.of("months"), "reason", "r")));
        refused(petra.send("POST", desk + "/extension", Map.of("months", 7, "reason", MARKS.of("late-reason"))));
        refused(petra.send("PUT", desk + "/items/none", Map.of("decision", MARKS.of("item-decision"))));
        refused(petra.upload(openCase, "note-file", MARKS.of("bad-upload") + ".exe", MARKS.of("bad-content")));
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(400, 499);
    }

    @Test
    void theCaseFilesHaveIt() {
        StaffClient petra = new StaffClient(app, "petra");
        StringBuilder shown = new StringBuilder();
        cases.forEach(caseId -> shown.append(petra.openCase(caseId)).append(petra.items(caseId)));

        shown.append(petra.openCase(breach))
                .append(petra.openCase(assessment))
                .append(petra.read("/api/v1/dpia/" + assessment + "/assessment"));

        assertThat(MARKS.in(shown.toString())).as("kept where it belongs").hasSizeGreaterThan(80);
    }

    @Test
    void theBoardsFiguresAreThoseOfTheCases() {
        List<String> live = figures();

        Awaitility.await("counted anew")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Commands.run(
                                "rebuild-sla",
                                "--dueprocess.keys.organisation=file:"
                                        + app.data().resolve("keys/organisation.json"),
                                "--dueprocess.keys.lookup=file:" + app.data().resolve("keys/lookup.key"),
                                "--dueprocess.keys.pepper=file:" + app.data().resolve("keys/pepper.key"),
                                "--dueprocess.base-url=http://localhost",
                                "--dueprocess.organisation.name=Milestone",
                                "--dueprocess.zone=Europe/Berlin",
                                "--dueprocess.country=DE",
                                "--dueprocess.data-map.file=none",
                                "--spring.datasource.url=" + database.getURL(),
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=none")
                        .equals(Optional.of(0)));

        assertThat(live).hasSizeGreaterThan(20).anyMatch(figure -> figure.contains("WAITING"));
        assertThat(figures()).isEqualTo(live);
    }

    private static List<String> figures() {
        return JdbcClient.create(database).sql("""
                        select concat_ws(' ', process_key, measure, label, moment, span, sum(amount)) from
                          (select * from dp_sla_count union all select * from dp_sla_change) figure
                        group by process_key, measure, label, moment, span having sum(amount) <> 0 order by 1""").query(String.class).list();
    }

    @Test
    void noTableOfTheEngineHoldsAnythingTyped() {
        List<String> leaks = new ArrayList<>();
        EngineTables.dump(database).forEach((table, rows) -> {
            if (!MARKS.in(rows).isEmpty()) {
                leaks.add(table + " " + MARKS.in(rows));
            }
        });
        assertThat(leaks).isEmpty();
    }

    @Test
    void noOtherTableNoLogAndNoFileHoldsItInClearText() {
        List<String> leaks = new ArrayList<>(MARKS.files(app.data(), app.data().resolve("outbox")));
        EngineTables.everything(database).forEach((table, rows) -> {
            if (!MARKS.in(rows).isEmpty()) {
                leaks.add(table + " " + MARKS.in(rows));
            }
        });
        app.log().lines().filter(line -> !MARKS.in(line).isEmpty()).forEach(line -> leaks.add("log: " + line));
        assertThat(leaks).isEmpty();
    }
}
