package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.EngineTables;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A report as others see it: a thief of database, data folder and configuration; the administrator, managers and other
 * staff; a handler whom it excludes; whoever reads logs and metrics (WBD Art. 16, WBL § 25).
 */
class SealedFromOutsideIT {

    private static final String MARKER = "Blaafjord-" + System.nanoTime();
    private static final String ADDRESS = "198.51.100.77";
    private static final String AGENT = "MarkedAgent/" + System.nanoTime();
    private static final String REFERRER = "https://intranet.example/marked-" + System.nanoTime();
    private static final String[] HEADERS = {
        "X-Forwarded-For", ADDRESS, "Forwarded", "for=" + ADDRESS, "User-Agent", AGENT, "Referer", REFERRER
    };
    private static final String PASSPHRASE = "wim unlock demo";

    @TempDir
    private static Path folder;

    private static PGSimpleDataSource database;
    private static RunningApp app;
    private static Instant from;
    private static Instant until;
    private static List<String> timesSeen;
    private static String publicLog;
    private static String publicMetrics;
    private static String code;
    private static String caseId;
    private static String reference;

    @BeforeAll
    static void aReportIsSentAndWorkedOn() throws Exception {
        database = TestDatabases.emptyPostgres();
        Path data = Files.createDirectory(folder.resolve("data"));
        app = start(data, "--dueprocess.whistleblower.rounds-enabled=false");
        from = Instant.now();
        fiftyRequests();
        until = Instant.now();
        timesSeen = timesWithin(from, until);
        publicLog = app.log();
        publicMetrics =
                new StaffClient(app, "admin").get("/actuator/prometheus").body();
        app.close();

        app = start(data, "--dueprocess.whistleblower.round=PT1S");
        caseId = jdbc().sql("select id from dp_case").query(String.class).single();
        reference =
                jdbc().sql("select reference from dp_case").query(String.class).single();
        StaffClient wim = new StaffClient(app, "wim");
        wim.unlock(PASSPHRASE);
        assertThat(wim.get("/api/v1/cases/" + caseId + "/report").body()).contains(MARKER + "-what");
        wim.completeInSession(
                caseId,
                "UserTask_CheckConflicts",
                Map.of("decision", "conflictsDealtWith", "conflictReasons", MARKER + " conflict reasons"));
        wim.completeInSession(
                caseId,
                "UserTask_AssessScope",
                Map.of("decision", "inScope", "scopeReasons", MARKER + " scope reasons"));
        wim.done("POST", "/api/v1/cases/" + caseId + "/notes", Map.of("text", MARKER + " note", "once", once()));
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
    }

    private static RunningApp start(Path data, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--server.forward-headers-strategy=native");
        return RunningApp.demoOnPostgres(data, database.getURL(), "postgres", "none", all.toArray(String[]::new));
    }

    /** Pages, a report with files, wrong codes, the inbox, what does not exist; some while nothing goes well. */
    private static void fiftyRequests() {
        Reporter reporter = new Reporter(app, HEADERS);
        for (int i = 0; i < 12; i++) {
            reporter.get("/report?lang=" + (i % 2 == 0 ? "da" : "en"));
            reporter.get("/report/" + MARKER + "/" + i);
        }
        Map<String, String> empty = reporter.form("");
        empty.put("WHO", MARKER + "-kept");
        reporter.send(empty);
        Map<String, String> form = reporter.form(MARKER + "-what");
        form.putAll(Map.of(
                "WHEN", MARKER + "-when",
                "WHO", MARKER + "-who",
                "EVIDENCE", MARKER + "-evidence",
                "who", "confidential",
                "contact", MARKER + "-contact",
                "mustNotHandle", "wanda"));
        code = reporter.report(form, MARKER + "-name.txt", MARKER + "-file");
        for (int i = 0; i < 5; i++) {
            reporter.open("1234 5678 1234 5678 1234 567" + i);
        }
        reporter.open(code);
        reporter.write(MARKER + "-message");
        for (int i = 0; i < 6; i++) {
            reporter.inbox();
        }
        reporter.get("/report/inbox/files/" + MARKER);
        reporter.urlEncoded("/report/inbox/message", Map.of("text", MARKER));
    }

    @Test
    void noRequestLeavesItsTimeInAnyTable() {
        assertThat(timesSeen).isEmpty();
    }

    @Test
    void noRequestLeavesItsAddressAgentOrReferrerAnywhere() throws IOException {
        for (String trace : List.of(ADDRESS, AGENT, REFERRER)) {
            assertNowhere(trace);
        }
    }

    @Test
    void noLogLineOfTheRequestsIsWritten() {
        String sinceStart = publicLog.substring(publicLog.indexOf("Started DueProcessApplication"));
        assertThat(sinceStart.lines().skip(1).filter(line -> line.contains("report")))
                .isEmpty();
        assertThat(sinceStart).doesNotContain("Exception");
    }

    @Test
    void noMetricCountsTheRequests() {
        assertThat(publicMetrics.lines().filter(line -> line.contains("/report") || line.contains("inbox")))
                .isEmpty();
    }

    @Test
    void noContentIsInClearInDatabaseDataFolderOrLogs() throws IOException {
        assertNowhere(MARKER);
        assertNowhere(Base64.getEncoder()
                .encodeToString(MARKER.getBytes(StandardCharsets.UTF_8))
                .substring(0, 16));
        assertNowhere(code);
        assertNowhere(code.replace(" ", ""));
    }

    @Test
    void theOrganisationsKeyOpensNoneOfIt() throws IOException {
        OrganisationKey key = OrganisationKey.parse(Files.readString(app.data().resolve("keys/organisation.json")));
        List<byte[]> keysThatATiefCanMake = new ArrayList<>();
        jdbc().sql("select user_id, wrapped_key from dp_case_grant where case_id = ?")
                .param(caseId)
                .query((row, n) -> keysThatATiefCanMake.add(
                        key.unwrapRaw("grant/" + caseId + "/" + row.getString("user_id"), row.getBytes("wrapped_key"))))
                .list();
        jdbc().sql("select wrapped_key from dp_receipt where case_id = ?")
                .param(caseId)
                .query((row, n) ->
                        keysThatATiefCanMake.add(key.unwrapRaw("receipt/" + caseId, row.getBytes("wrapped_key"))))
                .list();
        assertThat(keysThatATiefCanMake).hasSizeGreaterThanOrEqualTo(2);
        List<byte[]> entries = jdbc().sql("select content from dp_case_entry where case_id = ?")
                .param(caseId)
                .query((row, n) -> row.getBytes(1))
                .list();
        assertThat(entries).isNotEmpty();
        for (byte[] made : keysThatATiefCanMake) {
            CaseKey tried = key.unwrap(caseId, key.wrap(caseId, made));
            entries.forEach(
                    entry -> assertThatThrownBy(() -> tried.unseal(entry)).isInstanceOf(IllegalStateException.class));
        }
        assertThat(jdbc().sql("select wrapped_key from dp_case where id = ?")
                        .param(caseId)
                        .query((row, n) -> String.valueOf(row.getObject(1)))
                        .single())
                .isEqualTo("null");
    }

    @Test
    void aStolenInstallationThatIsStartedAnewIsLocked() {
        app.stop();
        app.restart();
        StaffClient wim = new StaffClient(app, "wim"); // the thief can set any sign-in password
        assertThat(wim.get("/api/v1/cases/" + caseId).statusCode()).isEqualTo(423);
        assertThat(wim.get("/api/v1/cases/" + caseId + "/report").statusCode()).isEqualTo(423);
        assertThat(wim.send("POST", "/api/v1/unlock", Map.of("passphrase", "not his passphrase"))
                        .statusCode())
                .isEqualTo(422);
        wim.unlock(PASSPHRASE);
        assertThat(wim.get("/api/v1/cases/" + caseId).statusCode()).isEqualTo(200);
    }

    @Test
    void administratorManagersOtherStaffAndTheExcludedHandlerSeeNoTrace() {
        for (String user : List.of("admin", "max", "petra", "dan", "wanda")) {
            StaffClient staff = new StaffClient(app, user);
            for (String path : everyDoor()) {
                assertThat(staff.get(path).body())
                        .as(user + " at " + path)
                        .doesNotContain(MARKER)
                        .doesNotContain(reference)
                        .doesNotContain(withoutTheQuestion(path));
            }
            for (String path : List.of("", "/report", "/audit", "/attachments/x", "/export")) {
                assertThat(staff.get("/api/v1/cases/" + caseId + path).statusCode())
                        .as(user + " at " + path)
                        .isEqualTo(404);
            }
            for (String counted : List.of("task", "process-instance", "history/task", "history/process-instance")) {
                JsonNode count =
                        staff.read("/engine-rest/" + counted + "/count?processDefinitionKey=whistleblower-intake");
                assertThat(count.get("count").asInt())
                        .as(user + " counts " + counted)
                        .isZero();
            }
        }
    }

    /** Lists, searches, histories, statistics, metrics and mails: wherever a case could show. */
    private static List<String> everyDoor() {
        String instance = "processInstanceBusinessKey=" + caseId;
        return List.of(
                "/api/v1/cases",
                "/api/v1/cases?reference=" + reference,
                "/cases",
                "/engine-rest/task?" + instance,
                "/engine-rest/task",
                "/engine-rest/process-instance?businessKey=" + caseId,
                "/engine-rest/process-instance",
                "/engine-rest/execution",
                "/engine-rest/variable-instance",
                "/engine-rest/incident",
                "/engine-rest/job",
                "/engine-rest/event-subscription",
                "/engine-rest/history/process-instance",
                "/engine-rest/history/activity-instance",
                "/engine-rest/history/task",
                "/engine-rest/history/variable-instance",
                "/engine-rest/history/detail",
                "/engine-rest/history/user-operation",
                "/engine-rest/history/job-log",
                "/engine-rest/history/identity-link-log",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/history/process-instance",
                "/actuator/prometheus",
                "/actuator/health");
    }

    /** The case id, which only who asked for it may be answered with: nobody here, since errors do not repeat it. */
    private static String withoutTheQuestion(String path) {
        return caseId;
    }

    private static void assertNowhere(String text) throws IOException {
        EngineTables.everything(database)
                .forEach((table, rows) -> assertThat(rows).as(table).doesNotContain(text));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(text);
            }
        }
    }

    /**
     * Every timestamp of every table that lies within, with its place; one table excepted, into which the engine's nightly
     * cleaning of history writes its figures, whatever is requested.
     */
    private static List<String> timesWithin(Instant start, Instant end) {
        List<String> found = new ArrayList<>();
        List<Map<String, Object>> columns = jdbc().sql("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = 'public' and data_type like 'timestamp%'
                        and table_name <> 'act_ru_meter_log'""").query().listOfRows();
        for (Map<String, Object> column : columns) {
            String place = column.get("table_name") + "." + column.get("column_name");
            jdbc()
                    .sql("select count(*) from \"%s\" where \"%s\" between ? and ?"
                            .formatted(column.get("table_name"), column.get("column_name")))
                    .params(at(start), at(end))
                    .query(Long.class)
                    .list()
                    .stream()
                    .filter(count -> count > 0)
                    .forEach(count -> found.add(place + ": " + count));
        }
        return found;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(java.time.ZoneId.systemDefault()).toOffsetDateTime();
    }

    private static String once() {
        return java.util.UUID.randomUUID().toString();
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(database);
    }
}
