package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.datamap.demo.DemoPeople;
import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.datamap.demo.DemoSurveys;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.FilingLoad;
import io.dueprocess.support.FilingLoad.Accepted;
import io.dueprocess.support.Handlers;
import io.dueprocess.support.OwnPostgres;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.SentMails;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/**
 * The drill of docs/operations.md: a backup that is taken while people file and report, the machine lost, and both put back on
 * an empty one by the scripts that operators run.
 */
class RestoreDrillIT {

    private static final String FILE = "letter.txt";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    /** What is asked for again on the new machine. */
    private record Known(String id, String reference, String text, String code, JsonNode deadlines) {}

    @BeforeAll
    static void clients() {
        assumeTrue(
                System.getenv("CI") != null || Files.isExecutable(Path.of("/usr/bin/pg_dump")),
                "PostgreSQL's client programs, which .ci/run installs");
    }

    @Test
    void whatWasAcceptedBeforeTheBackupIsThereOnAnEmptyMachine() throws Exception {
        PGSimpleDataSource database = TestDatabases.emptyPostgres();
        Path data = Files.createDirectory(folder.resolve("data"));
        List<Accepted> accepted;
        Known known;
        List<Path> backup;
        RunningApp lost = start(data, database);
        try {
            erasedFromTheSystems(lost, database);
            known = known(lost);
            try (FilingLoad load = new FilingLoad(lost)) {
                load.await(10, 3);
                accepted = load.accepted();
                backup = backup(data, database);
                assertThat(load.accepted()).as("filed during the backup").hasSizeGreaterThan(accepted.size());
            }
        } finally {
            lost.kill();
        }

        try (OwnPostgres empty = new OwnPostgres()) {
            PGSimpleDataSource there = ownedByItsUser(empty);
            Path machine = Files.createDirectory(folder.resolve("machine"));
            restore(backup, there, machine);

            assertThat(run("verify-audit", machine, there)).contains(0);
            halfTheTimeIsGone(known, there);
            try (RunningApp app = start(machine, there)) {
                openAsBefore(app, known);
                everyOneIsThere(app, accepted);
                whatWasErasedIsErasedAgain(machine, there);
                theReminderLeavesAndTheWorkGoesOn(app, known);
            }
            assertThat(run("verify-audit", machine, there)).contains(0);
        }
    }

    private static RunningApp start(Path data, PGSimpleDataSource database) {
        return RunningApp.demoOnPostgres(
                data,
                database.getURL(),
                database.getUser(),
                "none",
                "--dueprocess.sealed.memory-kib=64",
                "--dueprocess.sealed.passes=1",
                "--dueprocess.whistleblower.round=PT1S",
                "--dueprocess.whistleblower.gate.submissions=1000000",
                "--dueprocess.limits.submissions=1000000");
    }

    /** Somebody whom few systems know is erased from them; the new machine's systems are of a day before that. */
    private static void erasedFromTheSystems(RunningApp app, PGSimpleDataSource database) {
        DemoPerson person = DemoPeople.all().stream()
                .filter(one -> one.number() > 5 && !one.in().isEmpty())
                .min(Comparator.comparing(one -> one.in().size()))
                .orElseThrow();
        AccessCase one = AccessCase.file(
                        app, Filing.of(person.name(), person.mail()).withRights("ERASURE"))
                .triaged("rightErasure");
        one.dan.complete(one.id, "UserTask_DecideErasure", Map.of("decision", "erase"));
        Awaitility.await("in the suppression ledger")
                .atMost(SOON)
                .until(() -> JdbcClient.create(database)
                                .sql("select count(*) from dp_suppression")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    /** A request with a file that waits in triage, and a report with one. */
    private static Known known(RunningApp app) {
        AccessCase one = AccessCase.file(
                app, Filing.freja().withText("Everything of spring, please").withFile(FILE, "dear office"));
        one.petra.awaitTask(one.id, AccessCase.TRIAGE);
        one.acknowledgement();
        Reporter reporter = new Reporter(app);
        String code = reporter.report(reporter.form("Invoices for nothing"), FILE, "an invoice");
        JsonNode deadlines = one.petra.openCase(one.id).get("deadlines");
        assertThat(deadlines).isNotEmpty();
        return new Known(one.id, one.reference(), "Everything of spring, please", code, deadlines);
    }

    /** An empty database whose user may do as it likes in it and nowhere else. */
    private static PGSimpleDataSource ownedByItsUser(OwnPostgres server) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setPortNumbers(((PGSimpleDataSource) server.database()).getPortNumbers());
        database.setDatabaseName("dueprocess");
        database.setUser("dueprocess");
        JdbcClient sql = JdbcClient.create(server.database());
        sql.sql("create role dueprocess login").update();
        sql.sql("create database dueprocess owner dueprocess").update();
        return database;
    }

    /** By a user that may read and no more. The database's dump and the keys' copy. */
    private static List<Path> backup(Path data, PGSimpleDataSource database) throws Exception {
        String user = "backup_" + database.getDatabaseName();
        JdbcClient.create(database)
                .sql("create role " + user + " login in role pg_read_all_data")
                .update();
        String printed = script(
                0,
                database,
                user,
                "ops/backup/backup",
                data.resolve("keys"),
                folder.resolve("backup/databases"),
                folder.resolve("backup/keys"));
        return printed.lines().map(Path::of).toList();
    }

    /** Once; what is there is not overwritten. */
    private static void restore(List<Path> backup, PGSimpleDataSource database, Path machine) throws Exception {
        Path[] arguments = {backup.get(0), backup.get(1), machine.resolve("keys")};
        String user = database.getUser();
        script(0, database, user, "ops/backup/restore", arguments);
        assertThat(script(1, database, user, "ops/backup/restore", arguments)).contains("is not empty");
    }

    private static String script(int code, PGSimpleDataSource database, String user, String script, Path... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST",
                        "localhost",
                        "PGPORT",
                        String.valueOf(database.getPortNumbers()[0]),
                        "PGDATABASE",
                        database.getDatabaseName(),
                        "PGUSER",
                        user));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(code);
        return output;
    }

    /** As if the machine had been lost for two weeks. */
    private static void halfTheTimeIsGone(Known known, PGSimpleDataSource database) {
        int moved = JdbcClient.create(database).sql("""
                        update act_ru_job set duedate_ = now() - interval '1 day'
                        where handler_cfg_ = 'BoundaryEvent_HalfTime' and process_instance_id_ in
                          (select proc_inst_id_ from act_ru_execution where business_key_ = ?)""").param(known.id()).update();
        assertThat(moved).isEqualTo(1);
    }

    private static void openAsBefore(RunningApp app, Known known) {
        StaffClient petra = new StaffClient(app, "petra");
        JsonNode request = petra.openCase(known.id());
        assertThat(request.get("content").toString()).contains(known.text());
        assertThat(request.get("deadlines")).isEqualTo(known.deadlines());
        assertThat(content(petra, request)).isEqualTo("dear office");

        StaffClient wim = new StaffClient(app, "wim");
        wim.unlock(Handlers.passphrase("wim"));
        String report = reports(wim).entrySet().stream()
                .filter(each -> each.getValue().contains("Invoices for nothing"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        assertThat(content(wim, wim.openCase(report))).isEqualTo("an invoice");

        Reporter reporter = new Reporter(app);
        assertThat(reporter.open(known.code()).uri().getPath()).isEqualTo("/report/inbox");
        assertThat(reporter.write("I am still here").body()).contains("I am still here");
    }

    private static String content(StaffClient reader, JsonNode openCase) {
        for (JsonNode document : openCase.get("documents")) {
            if (document.get("name").asText().equals(FILE)) {
                return new String(reader.download(document.get("href").asText()), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError(openCase.get("documents"));
    }

    /** Case id to what the handler reads. */
    private static Map<String, String> reports(StaffClient handler) {
        Map<String, String> read = new LinkedHashMap<>();
        for (JsonNode each : handler.read("/api/v1/cases?limit=200")) {
            String id = each.get("id").asText();
            read.put(id, handler.read("/api/v1/cases/" + id + "/report").toString());
        }
        return read;
    }

    private static void everyOneIsThere(RunningApp app, List<Accepted> accepted) {
        StaffClient petra = new StaffClient(app, "petra");
        StaffClient wim = new StaffClient(app, "wim");
        wim.unlock(Handlers.passphrase("wim"));
        String reports = reports(wim).values().toString();
        for (Accepted one : accepted) {
            if (one.isReport()) {
                assertThat(reports).contains(one.text());
                assertThat(new Reporter(app).open(one.proof()).body()).contains(one.file());
            } else {
                JsonNode opened = petra.openCase(petra.caseId(one.proof()));
                assertThat(opened.get("content").toString()).contains(one.text());
            }
        }
        assertThat(accepted).anyMatch(Accepted::isReport).anyMatch(one -> !one.isReport());
    }

    private static void whatWasErasedIsErasedAgain(Path machine, PGSimpleDataSource database) throws IOException {
        MockEnvironment address = new MockEnvironment();
        DemoSurveys surveys = new DemoSurveys(machine, address);
        surveys.afterPropertiesSet();
        try {
            String where = "--" + DemoSurveys.ADDRESS + "=" + address.getRequiredProperty(DemoSurveys.ADDRESS);
            String data = "--dueprocess.data=" + machine;
            assertThat(run("restore-check", machine, database, where, data))
                    .as("the systems are of a day before the erasure")
                    .contains(1);
            assertThat(run("restore-check", machine, database, "--apply", where, data))
                    .contains(0);
            assertThat(run("restore-check", machine, database, where, data)).contains(0);
        } finally {
            surveys.destroy();
        }
    }

    private static void theReminderLeavesAndTheWorkGoesOn(RunningApp app, Known known) {
        Awaitility.await("the reminder of half the time")
                .atMost(SOON)
                .until(() -> SentMails.to(app.data(), "petra@milestone.example").stream()
                        .anyMatch(mail -> mail.subject().startsWith("Request " + known.reference() + " is due")));
        StaffClient petra = new StaffClient(app, "petra");
        Map<String, Object> act = new LinkedHashMap<>(Map.of("relation", "customer", "decision", "act"));
        act.putAll(Map.of("identityNote", "Known by letter.", "rightAccess", true));
        petra.complete(known.id(), AccessCase.TRIAGE, act);
        petra.awaitTask(known.id(), AccessCase.REVIEW);
        assertThat(new PersonClient(app).file(Filing.of("After", "after@fjord.example")))
                .startsWith("DP-");
    }

    private static Optional<Integer> run(String command, Path machine, PGSimpleDataSource database, String... more) {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of(more));
        Path keys = machine.resolve("keys");
        line.addAll(List.of(
                "--dueprocess.keys.organisation=file:" + keys.resolve("organisation.json"),
                "--dueprocess.keys.lookup=file:" + keys.resolve("lookup.key"),
                "--dueprocess.keys.pepper=file:" + keys.resolve("pepper.key"),
                "--dueprocess.base-url=http://localhost",
                "--dueprocess.organisation.name=Milestone",
                "--dueprocess.zone=Europe/Copenhagen",
                "--dueprocess.country=DK",
                "--dueprocess.data-map.file=classpath:datamap/milestone.yaml",
                "--spring.datasource.url=" + database.getURL(),
                "--spring.datasource.username=" + database.getUser(),
                "--spring.datasource.password=none"));
        return Commands.run(line.toArray(String[]::new));
    }
}
