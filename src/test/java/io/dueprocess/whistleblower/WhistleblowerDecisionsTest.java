package io.dueprocess.whistleblower;

import static io.dueprocess.whistleblower.WhistleblowerWorld.TODAY;
import static io.dueprocess.whistleblower.WhistleblowerWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.CaseLocked;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.whistleblower.ReportMessage.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows when a handler completes a task, in his own request. */
class WhistleblowerDecisionsTest {

    private WhistleblowerWorld world;

    @BeforeEach
    void fresh() {
        world = WhistleblowerWorld.fresh();
    }

    @Test
    void feedbackStandsInTheInboxWordForWordAndMeetsTheDate() {
        String caseId = world.inScope();
        world.feedback(caseId, "final", Map.of());
        assertThat(world.messages(caseId))
                .containsExactly(new ReportMessage(Kind.FEEDBACK, "We looked into it, for these reasons."));
        assertThat(world.facts(caseId).feedbackOn()).isEqualTo(TODAY);
        assertThat(world.deadline(caseId, Clock.WHISTLEBLOWER_FEEDBACK).state()).isEqualTo(Deadline.State.MET);
    }

    @Test
    void aStatusTellsTheDayOfMoreInTheReportersLanguage() {
        String caseId = world.inScope();
        world.feedback(caseId, "status", Map.of("moreOn", "2027-04-15"));
        assertThat(world.messages(caseId).get(0).text())
                .startsWith("We looked into it")
                .endsWith("Undersøgelsen fortsætter. Du kan forvente at høre mere senest 15. april 2027.");
        assertThat(world.facts(caseId).moreOn()).isEqualTo(LocalDate.of(2027, 4, 15));
        world.feedback(caseId, "final", Map.of());
        assertThat(world.facts(caseId).moreOn()).isNull();
        assertThat(world.messages(caseId)).hasSize(2);
    }

    @Test
    void moreIsPromisedForADayToComeAndNothingIsToldOtherwise() {
        String caseId = world.inScope();
        refused(
                "whistleblower.refused.more-on-past",
                () -> world.feedback(caseId, "status", Map.of("moreOn", "2026-11-30")));
        assertThat(world.messages(caseId)).isEmpty();
        assertThat(world.facts(caseId).feedbackOn()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"refer, REFERRED", "dismiss, DISMISSED"})
    void whoseReportIsReferredOrDismissedIsToldAndThatIsTheFeedback(String decision, Scope scope) {
        String caseId = world.report();
        world.the(WhistleblowerClocks.class).acknowledge(caseId);
        world.complete(
                caseId,
                WhistleblowerProcess.TASK_ASSESS_SCOPE,
                decision,
                Map.of("scopeReasons", "for the file", "tellReporter", "It belongs to the police, since ..."));
        assertThat(world.messages(caseId))
                .containsExactly(new ReportMessage(Kind.NOTICE, "It belongs to the police, since ..."));
        assertThat(world.facts(caseId).scope()).isEqualTo(scope);
        assertThat(world.deadline(caseId, Clock.WHISTLEBLOWER_FEEDBACK).state()).isEqualTo(Deadline.State.MET);
        refused("whistleblower.refused.not-investigated", () -> world.close(caseId, "substantiated", Map.of()));
        world.close(caseId, "notInvestigated", Map.of());
        assertThat(world.facts(caseId).outcome()).isEqualTo(Outcome.NOT_INVESTIGATED);
    }

    @Test
    void whatIsInScopeTellsTheReporterNothingYet() {
        String caseId = world.inScope();
        assertThat(world.messages(caseId)).isEmpty();
        assertThat(world.facts(caseId).scope()).isEqualTo(Scope.IN_SCOPE);
        refused("whistleblower.refused.was-investigated", () -> world.close(caseId, "notInvestigated", Map.of()));
    }

    @Test
    void aClosedFileIsKeptTwoMonthsAndTheInboxSaysSo() {
        String caseId = world.closed();
        var file = world.files().find(caseId).orElseThrow();
        assertThat(file.retainUntil()).isEqualTo(LocalDate.of(2027, 1, 30));
        assertThat(file.closedAt()).isEqualTo(Instant.parse("2026-11-29T23:00:00Z"));
        assertThat(world.facts(caseId).closedOn()).isEqualTo(TODAY);
        assertThat(world.messages(caseId).get(1))
                .isEqualTo(new ReportMessage(
                        Kind.NOTICE,
                        "Din sag er afsluttet. Du kan læse denne indbakke til og med 30. januar 2027; derefter slettes alt"
                                + " i den for altid."));
    }

    @Test
    void longerNeedsAReasonAndEarlierIsNotPossible() {
        String caseId = world.inScope();
        world.feedback(caseId, "final", Map.of());
        refused(
                "whistleblower.refused.retain-no-reason",
                () -> world.close(caseId, "partly", Map.of("retainUntil", "2028-01-01")));
        refused(
                "whistleblower.refused.retain-earlier",
                () -> world.close(caseId, "partly", Map.of("retainUntil", "2026-12-01", "retainReasons", "why")));
        assertThat(world.facts(caseId).closedOn()).isNull();
        world.close(
                caseId,
                "partly",
                Map.of("retainUntil", "2028-01-01", "retainReasons", "court case", "tellReporter", "Thank you."));
        assertThat(world.files().find(caseId).orElseThrow().retainUntil()).isEqualTo(LocalDate.of(2028, 1, 1));
        assertThat(world.messages(caseId).get(1).text()).startsWith("Thank you.\n\nDin sag er afsluttet.");
    }

    @Test
    void withoutAFormOrAKeyNothingHappens() {
        String caseId = world.inScope();
        WhistleblowerModule module = world.the(WhistleblowerModule.class);
        Map<String, Object> last = Map.of("decision", "final");
        refused(
                "whistleblower.refused.no-form",
                () -> world.asWim(() -> {
                    module.beforeComplete(caseId, WhistleblowerProcess.TASK_GIVE_FEEDBACK, "wim", last);
                    return null;
                }));
        world.feedback(caseId, "status", Map.of("moreOn", "2027-04-15"));
        assertThatThrownBy(() -> module.beforeComplete(caseId, WhistleblowerProcess.TASK_GIVE_FEEDBACK, "wim", last))
                .isInstanceOf(CaseLocked.class);
    }

    @Test
    void aReopenedCaseHasThreeMonthsAndIsNotShredded() {
        String caseId = world.closed();
        world.on("2027-01-15");
        WhistleblowerCases cases = world.the(WhistleblowerCases.class);
        refused("whistleblower.refused.no-reason", () -> cases.reopen(caseId, " ", "wim"));
        world.asWim(() -> {
            cases.reopen(caseId, "New evidence.", "wim");
            return null;
        });
        assertThat(world.files().find(caseId).orElseThrow().retainUntil()).isNull();
        assertThat(world.files().dueForShredding(LocalDate.of(2030, 1, 1)))
                .noneMatch(file -> file.id().equals(caseId));
        Deadline feedback = world.deadline(caseId, Clock.WHISTLEBLOWER_FEEDBACK);
        assertThat(feedback.state()).isEqualTo(Deadline.State.OPEN);
        assertThat(feedback.date().due()).isEqualTo(LocalDate.of(2027, 4, 15));
        assertThat(world.messages(caseId).get(2))
                .isEqualTo(new ReportMessage(
                        Kind.NOTICE, "Din sag er genoptaget. Du kan forvente feedback senest 15. april 2027."));
        assertThat(world.facts(caseId).reopened()).isOne();
        assertThat(world.signals()).isOne();
        refused("whistleblower.refused.not-closed", () -> cases.reopen(caseId, "again", "wim"));
    }

    @Test
    void theFormsHeadShowsDaysOnly() {
        String caseId = world.inScope();
        Map<String, Object> head = world.asWim(() -> world.the(WhistleblowerModule.class)
                .formValues(caseId, WhistleblowerProcess.FORM_INVESTIGATE, Locale.ENGLISH));
        assertThat(head)
                .containsEntry("caseReceived", "30 Nov 2026")
                .containsEntry("caseDue", "28 Feb 2027")
                .containsEntry(
                        "caseReference",
                        world.files().find(caseId).orElseThrow().reference());
    }

    @Test
    void theFactsOfAShreddedCaseAreGone() {
        String caseId = world.closed();
        world.the(WhistleblowerRounds.class).signal(caseId, Signal.MESSAGE);
        world.the(WhistleblowerMails.class).somethingToDo(caseId, "x");
        world.files().shred(caseId, "(system)");
        assertThat(world.the(WhistleblowerStore.class).find(caseId)).isEmpty();
        assertThat(world.signals()).isZero();
        assertThat(world.mails(caseId)).isEmpty();
        assertThat(world.the(JdbcClient.class)
                        .sql("select count(*) from dp_deadline where case_id = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
