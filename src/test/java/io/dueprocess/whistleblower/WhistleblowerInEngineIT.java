package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.support.EngineTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A report's way through the whole application: what the engine, the outbox and the mails hold of it. */
class WhistleblowerInEngineIT {

    private static final String MARK = "MARKER-Søren-Åkjær-";

    @TempDir
    private static Path data;

    private static WhistleblowerApp app;
    private static String closed;
    private static String dismissed;
    private static String open;

    @BeforeAll
    static void everyRoadIsTaken() {
        app = new WhistleblowerApp(
                "jdbc:h2:mem:journey-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                Map.of("dueprocess.data", data.toString(), "dueprocess.mail.sender-enabled", "true"));
        app.handlersHaveKeys();
        closed = app.report("wim", "wanda");
        conflicts(closed);
        app.submit(closed, "wim", WhistleblowerProcess.FORM_ASSESS, "inScope", marked("scopeReasons"));
        app.the(WhistleblowerRounds.class).signal(closed, Signal.MESSAGE);
        app.round();
        app.submit(closed, "wanda", WhistleblowerProcess.FORM_INVESTIGATE, null, marked("findings"));
        app.submit(closed, "wanda", WhistleblowerProcess.FORM_FEEDBACK, "final", marked("feedbackText"));
        close(closed, "substantiated");
        app.unlocked("wim", () -> app.the(WhistleblowerCases.class).reopen(closed, MARK + "reopened", "wim"));
        app.round();
        app.submit(closed, "wim", WhistleblowerProcess.FORM_INVESTIGATE, null, marked("findings"));
        app.submit(closed, "wim", WhistleblowerProcess.FORM_FEEDBACK, "final", marked("feedbackText"));
        close(closed, "partly");

        dismissed = app.report("wim");
        conflicts(dismissed);
        Map<String, Object> reasons = Map.of("scopeReasons", MARK + "scope", "tellReporter", MARK + "told");
        app.submit(dismissed, "wim", WhistleblowerProcess.FORM_ASSESS, "dismiss", reasons);
        close(dismissed, "notInvestigated");

        open = app.report("wim");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void conflicts(String caseId) {
        app.submit(caseId, "wim", WhistleblowerProcess.FORM_CONFLICTS, "conflictsDealtWith", marked("conflictReasons"));
    }

    private static void close(String caseId, String outcome) {
        app.submit(
                caseId,
                "wim",
                WhistleblowerProcess.FORM_CLOSE,
                null,
                Map.of("outcome", outcome, "closingReasons", MARK + "closing", "tellReporter", MARK + "last"));
    }

    private static Map<String, Object> marked(String field) {
        return Map.of(field, MARK + field);
    }

    @Test
    void noTableHoldsAnythingTyped() {
        EngineTables.everything(app.the(DataSource.class))
                .forEach((table, rows) -> assertThat(rows).as(table).doesNotContain("MARKER-", "Åkjær"));
        app.unlocked(
                "wim",
                () -> assertThat(app.the(CaseFiles.class).list(closed, "message", ReportMessage.class))
                        .extracting(entry -> entry.content().text())
                        .anyMatch(text -> text.equals(MARK + "feedbackText"))
                        .hasSize(5));
    }

    @Test
    void theEngineKnowsNoStarterAndOneVariable() {
        HistoryService history = app.the(HistoryService.class);
        List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(WhistleblowerProcess.KEY)
                .list();
        assertThat(instances)
                .hasSize(4)
                .extracting(HistoricProcessInstance::getStartUserId)
                .containsOnlyNulls();
        assertThat(instances)
                .extracting(HistoricProcessInstance::getBusinessKey)
                .containsExactlyInAnyOrder(closed, closed, dismissed, open);
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processDefinitionKey(WhistleblowerProcess.KEY)
                        .list())
                .extracting(variable -> variable.getName())
                .containsOnly("decision");
    }

    @Test
    void closedAndDismissedCasesHaveEndedAndTheirFilesHaveALastDay() {
        assertThat(app.the(RuntimeService.class)
                        .createProcessInstanceQuery()
                        .processDefinitionKey(WhistleblowerProcess.KEY)
                        .list())
                .singleElement()
                .satisfies(instance -> assertThat(instance.getBusinessKey()).isEqualTo(open));
        for (String caseId : List.of(closed, dismissed)) {
            assertThat(app.the(CaseFiles.class).find(caseId).orElseThrow().retainUntil())
                    .isEqualTo(app.the(ReportDays.class).today().plusMonths(2));
        }
    }

    @Test
    void timersFollowTheFeedbackClock() {
        Instant expiry = app.the(ReportDays.class)
                .start(app.the(ReportDays.class).today().plusMonths(3).plusDays(1));
        assertThat(app.the(ManagementService.class)
                        .createJobQuery()
                        .processDefinitionKey(WhistleblowerProcess.KEY)
                        .timers()
                        .list())
                .hasSize(4)
                .extracting(Job::getDuedate)
                .anyMatch(due -> due.toInstant().equals(expiry));
    }

    @Test
    void mailsAreSentWithoutAnyKeyAndSayNothing() throws IOException {
        JdbcClient jdbc = app.the(JdbcClient.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from dp_mail where state <> 'SENT'")
                                .query(Integer.class)
                                .single()
                        == 0);
        try (Stream<Path> files = Files.walk(data.resolve("outbox"))) {
            List<String> mails = files.filter(Files::isRegularFile)
                    .map(WhistleblowerInEngineIT::read)
                    .toList();
            // started, written to, reopened: two handlers; dismissed and open: one
            assertThat(mails).hasSize(8).allMatch(mail -> mail.contains("something to do"));
            String reference =
                    app.the(CaseFiles.class).find(closed).orElseThrow().reference();
            assertThat(mails).noneMatch(mail -> mail.contains(reference) || mail.contains(closed));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
