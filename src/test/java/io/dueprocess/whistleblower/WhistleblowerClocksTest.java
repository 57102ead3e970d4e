package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks of a report (WBD Art. 9(1)(b) and (f)): calendar days and months, from the acknowledgement, never rolled. */
class WhistleblowerClocksTest {

    private WhistleblowerWorld world;
    private WhistleblowerClocks clocks;

    @BeforeEach
    void fresh() {
        world = WhistleblowerWorld.fresh();
        clocks = world.the(WhistleblowerClocks.class);
    }

    @ParameterizedTest
    @CsvSource({
        // received, acknowledged, feedback due, expires
        "2026-11-30, 2026-11-30, 2027-02-28, 2027-02-28T23:00:00Z", // clipped; a Sunday
        "2026-11-24, 2026-11-30, 2027-02-28, 2027-02-28T23:00:00Z", // from the acknowledgement, not from receipt
        "2026-09-24, 2026-09-24, 2026-12-24, 2026-12-24T23:00:00Z", // Christmas Eve
        "2026-09-25, 2026-09-25, 2026-12-25, 2026-12-25T23:00:00Z", // Christmas Day
        "2026-12-25, 2026-12-28, 2027-03-28, 2027-03-28T22:00:00Z", // Easter Sunday, and the clocks go forward
        "2027-10-01, 2027-10-01, 2028-01-01, 2028-01-01T23:00:00Z", // New Year's Day, a Saturday
        "2027-11-29, 2027-11-30, 2028-02-29, 2028-02-29T23:00:00Z", // a leap year
        "2026-11-01, 2026-11-20, 2027-02-08, 2027-02-08T23:00:00Z" // late: from the end of the seven days
    })
    void feedbackIsDueThreeMonthsAfterTheAcknowledgement(
            LocalDate received, LocalDate acknowledged, LocalDate due, Instant expires) {
        String caseId = world.report(received, acknowledged, "wim");
        clocks.acknowledge(caseId);
        Deadline feedback = world.deadline(caseId, Clock.WHISTLEBLOWER_FEEDBACK);
        assertThat(feedback.date().due()).isEqualTo(due);
        assertThat(feedback.expiresAt()).isEqualTo(expires);
        assertThat(feedback.state()).isEqualTo(Deadline.State.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-24, 2026-12-01, MET",
        "2026-11-24, 2026-12-01, 2026-12-01, MET",
        "2026-11-24, 2026-12-02, 2026-12-01, MET_LATE",
        "2026-12-18, 2026-12-18, 2026-12-25, MET" // due on Christmas Day
    })
    void receiptIsAcknowledgedWithinSevenCalendarDays(
            LocalDate received, LocalDate acknowledged, LocalDate due, Deadline.State state) {
        String caseId = world.report(received, acknowledged, "wim");
        clocks.acknowledge(caseId);
        Deadline acknowledgement = world.deadline(caseId, Clock.WHISTLEBLOWER_ACKNOWLEDGEMENT);
        assertThat(acknowledgement.date().due()).isEqualTo(due);
        assertThat(acknowledgement.state()).isEqualTo(state);
    }

    @Test
    void whatTheIntakeDidNotAcknowledgeIsAcknowledgedOnceAndForAll() {
        String caseId = world.report(LocalDate.of(2026, 11, 28), null, "wim");
        clocks.acknowledge(caseId);
        world.on("2026-12-20");
        clocks.acknowledge(caseId);
        assertThat(world.facts(caseId).acknowledgedOn()).isEqualTo(WhistleblowerWorld.TODAY);
        assertThat(world.deadline(caseId, Clock.WHISTLEBLOWER_FEEDBACK).date().due())
                .isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void noClockHoldsATimeOfDay() {
        String caseId = world.inScope();
        world.feedback(caseId, "final", java.util.Map.of());
        for (Clock which : new Clock[] {Clock.WHISTLEBLOWER_ACKNOWLEDGEMENT, Clock.WHISTLEBLOWER_FEEDBACK}) {
            assertThat(world.deadline(caseId, which).trigger()).isEqualTo(Instant.parse("2026-11-29T23:00:00Z"));
            assertThat(world.deadline(caseId, which).closedAt()).isEqualTo(Instant.parse("2026-11-29T23:00:00Z"));
        }
    }

    @Test
    void handlersAreRemindedOnceADayEach() {
        String caseId = world.inScope();
        world.on("2027-01-30");
        clocks.remind(caseId);
        clocks.remind(caseId);
        assertThat(world.mails(caseId)).hasSize(2).allMatch(key -> key.startsWith("date-nears:2027-01-30:"));
        world.on("2027-02-15");
        clocks.remind(caseId);
        assertThat(world.mails(caseId)).hasSize(4);
    }

    @Test
    void aMissedDateCountsAndIsEscalatedInsideTheUnitOnly() {
        String caseId = world.inScope();
        world.on("2027-02-28");
        clocks.escalate(caseId);
        assertThat(world.mails(caseId)).isEmpty();
        world.on("2027-03-01");
        clocks.escalate(caseId);
        clocks.escalate(caseId);
        assertThat(world.deadline(caseId, Clock.WHISTLEBLOWER_FEEDBACK).state()).isEqualTo(Deadline.State.MISSED);
        assertThat(world.mails(caseId)).hasSize(2).allMatch(key -> key.startsWith("date-passed:2027-02-28:"));
        world.feedback(caseId, "final", java.util.Map.of());
        assertThat(world.deadline(caseId, Clock.WHISTLEBLOWER_FEEDBACK).state()).isEqualTo(Deadline.State.MET_LATE);
    }

    @Test
    void onceFeedbackWasGivenNobodyIsRemindedAndNothingEscalated() {
        String caseId = world.inScope();
        world.feedback(caseId, "status", java.util.Map.of("moreOn", "2027-06-01"));
        world.on("2027-03-01");
        clocks.remind(caseId);
        clocks.escalate(caseId);
        assertThat(world.mails(caseId)).isEmpty();
        assertThat(world.deadline(caseId, Clock.WHISTLEBLOWER_FEEDBACK).state()).isEqualTo(Deadline.State.MET);
    }
}
