package io.dueprocess.deadline;

import static io.dueprocess.deadline.Clock.BREACH_AUTHORITY;
import static io.dueprocess.deadline.Clock.DPIA_CONSULTATION;
import static io.dueprocess.deadline.Clock.DSAR_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseShredded;
import io.dueprocess.support.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.NoSuchElementException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeadlinesTest {

    private static final String PETRA = "petra";
    private static final Instant RECEIVED = at("2027-01-31T14:00:00+01:00");

    private final String caseId = UUID.randomUUID().toString();
    private final Audit audit = mock();
    private final ApplicationEventPublisher events = mock();
    private final Deadlines deadlines =
            new Deadlines(new DeadlineRows(JdbcClient.create(database())), TestDueDates.danish(), audit, events);

    DataSource database() {
        return TestDatabases.h2();
    }

    @Test
    void aStartedClockIsStoredWithItsExplanation() {
        Deadline started = start();
        assertThat(deadlines.find(caseId, DSAR_RESPONSE)).contains(started);
        assertThat(deadlines.of(caseId)).containsExactly(started);
        assertThat(started.trigger()).isEqualTo(RECEIVED);
        assertThat(started.date().due()).isEqualTo("2027-03-01");
        assertThat(started.date().explanationDa()).contains("søndag");
        assertThat(started.unsuspendedDue()).isEqualTo("2027-03-01");
        assertThat(started.state()).isEqualTo(Deadline.State.OPEN);
        verify(audit).record(caseId, PETRA, AuditAction.DEADLINE, "start dsar-response");
        verify(events).publishEvent(new DeadlineChanged(null, started));
        verifyNoMoreInteractions(events);
    }

    @Test
    void aSecondStartChangesNothing() {
        Deadline first = start();
        Deadline second = deadlines.start(caseId, DSAR_RESPONSE, RECEIVED.plusSeconds(99), PETRA);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void nanosecondsAreNotKept() {
        Deadline started =
                deadlines.start(caseId, BREACH_AUTHORITY, Instant.parse("2027-01-01T00:00:00.123456789Z"), PETRA);
        assertThat(deadlines.find(caseId, BREACH_AUTHORITY)).contains(started);
        assertThat(started.drill()).isFalse();
    }

    @Test
    void aDrillRunsTheStatutoryHoursFasterAndSaysSo() {
        Deadline drill = deadlines.start(caseId, BREACH_AUTHORITY, RECEIVED, Duration.ofMinutes(72), PETRA);
        assertThat(drill.expiresAt()).isEqualTo(RECEIVED.plus(Duration.ofMinutes(72)));
        assertThat(drill.date().explanation()).startsWith("Drill: ").contains("72 hours", "72 minutes");
        assertThat(drill.paced(Duration.ofHours(24))).isEqualTo(Duration.ofMinutes(24));
        assertThat(drill.drill()).isTrue();
    }

    @Test
    void aContractsTermIsNoDrill() {
        Deadline term = deadlines.start(caseId, Clock.BREACH_CONTROLLER, RECEIVED, Duration.ofHours(36), PETRA);
        assertThat(term.expiresAt()).isEqualTo(RECEIVED.plus(Duration.ofHours(36)));
        assertThat(term.date().explanation()).contains("36 hours").doesNotContain("Drill");
        assertThat(term.paced(Duration.ofHours(12))).isEqualTo(Duration.ofHours(6));
        assertThat(term.drill()).isFalse();
    }

    @Test
    void aCorrectedTriggerMovesTheDateAndJudgesAnewWhatWasDone() {
        deadlines.start(caseId, BREACH_AUTHORITY, RECEIVED, PETRA);
        Instant filed = RECEIVED.plus(Duration.ofHours(71));
        assertThat(deadlines.meet(caseId, BREACH_AUTHORITY, filed, PETRA).state())
                .isEqualTo(Deadline.State.MET);
        Instant earlier = RECEIVED.minus(Duration.ofHours(2));
        Deadline late = deadlines.retrigger(caseId, BREACH_AUTHORITY, earlier, filed, PETRA);
        assertThat(late.state()).isEqualTo(Deadline.State.MET_LATE);
        assertThat(late.expiresAt()).isEqualTo(earlier.plus(Duration.ofHours(72)));
        assertThat(deadlines.find(caseId, BREACH_AUTHORITY)).contains(late);
        assertThat(deadlines
                        .retrigger(caseId, BREACH_AUTHORITY, RECEIVED, filed, PETRA)
                        .state())
                .isEqualTo(Deadline.State.MET);
        verify(events, org.mockito.Mockito.times(2)).publishEvent(new DeadlineMoved(caseId, BREACH_AUTHORITY));
    }

    @Test
    void whatWasMissedIsOpenAgainWhenItsCorrectedTimeIsStillToCome() {
        deadlines.start(caseId, BREACH_AUTHORITY, RECEIVED, PETRA);
        Instant now = RECEIVED.plus(Duration.ofHours(73));
        deadlines.miss(caseId, BREACH_AUTHORITY, now);
        Instant later = RECEIVED.plus(Duration.ofHours(10));
        assertThat(deadlines
                        .retrigger(caseId, BREACH_AUTHORITY, later, now, PETRA)
                        .state())
                .isEqualTo(Deadline.State.OPEN);
    }

    @Test
    void aDrillThatBeginsAnewStaysADrill() {
        deadlines.start(caseId, BREACH_AUTHORITY, RECEIVED, Duration.ofMinutes(72), PETRA);
        deadlines.cancel(caseId, BREACH_AUTHORITY, RECEIVED, PETRA);
        assertThat(deadlines.restart(caseId, BREACH_AUTHORITY, RECEIVED, PETRA).expiresAt())
                .isEqualTo(RECEIVED.plus(Duration.ofMinutes(72)));
    }

    @Test
    void aPauseKeepsTheDateUntilTheClockRunsOn() {
        start();
        Deadline paused = deadlines.pause(caseId, DSAR_RESPONSE, at("2027-02-02T10:00:00+01:00"), PETRA);
        assertThat(paused.state()).isEqualTo(Deadline.State.PAUSED);
        assertThat(paused.date().due()).isEqualTo("2027-03-01");
        assertThat(deadlines.find(caseId, DSAR_RESPONSE)).contains(paused);

        Deadline resumed = deadlines.resume(caseId, DSAR_RESPONSE, at("2027-02-08T23:59:00+01:00"), PETRA);
        assertThat(resumed.state()).isEqualTo(Deadline.State.OPEN);
        assertThat(resumed.pausedDays()).isEqualTo(6);
        assertThat(resumed.date().nominal()).isEqualTo("2027-03-06");
        assertThat(resumed.date().due()).isEqualTo("2027-03-08");
        assertThat(resumed.unsuspendedDue()).isEqualTo("2027-03-01");
        assertThat(resumed.pausedSince()).isNull();
        assertThat(deadlines.find(caseId, DSAR_RESPONSE)).contains(resumed);
        verify(audit).record(caseId, PETRA, AuditAction.DEADLINE, "resume:6 dsar-response");
        verify(events, org.mockito.Mockito.times(2)).publishEvent(new DeadlineMoved(caseId, DSAR_RESPONSE));
    }

    @Test
    void askingAfterThreeWorkingDaysPausesNothing() {
        start();
        refused("asked-too-late", () -> deadlines.pause(caseId, DSAR_RESPONSE, at("2027-02-04T00:00:00+01:00"), PETRA));
        assertThat(deadlines
                        .pause(caseId, DSAR_RESPONSE, at("2027-02-03T23:59:59+01:00"), PETRA)
                        .state())
                .isEqualTo(Deadline.State.PAUSED);
    }

    @Test
    void anExtensionIsCountedFromReceipt() {
        start();
        Deadline extended = deadlines.extend(caseId, DSAR_RESPONSE, 2, at("2027-02-20T10:00:00+01:00"), PETRA);
        assertThat(extended.date().due()).isEqualTo("2027-04-30");
        assertThat(extended.extension()).isEqualTo(2);
        assertThat(deadlines.find(caseId, DSAR_RESPONSE)).contains(extended);
        verify(audit).record(caseId, PETRA, AuditAction.DEADLINE, "extend:2 dsar-response");
        verify(events).publishEvent(new DeadlineMoved(caseId, DSAR_RESPONSE));
        refused("extended-already", () -> deadlines.extend(caseId, DSAR_RESPONSE, 1, RECEIVED, PETRA));
    }

    @Test
    void anExtensionAfterAPauseRollsOnce() {
        start();
        deadlines.pause(caseId, DSAR_RESPONSE, at("2027-02-01T10:00:00+01:00"), PETRA);
        deadlines.resume(caseId, DSAR_RESPONSE, at("2027-02-09T10:00:00+01:00"), PETRA);
        Deadline extended = deadlines.extend(caseId, DSAR_RESPONSE, 1, at("2027-03-08T23:59:59+01:00"), PETRA);
        assertThat(extended.date().nominal()).isEqualTo("2027-04-08");
        assertThat(extended.date().due()).isEqualTo("2027-04-08");
        assertThat(extended.unsuspendedDue()).isEqualTo("2027-03-31");
    }

    @Test
    void anExtensionIsGoneWhenTheFirstMonthHasEnded() {
        start();
        Instant lastMoment = at("2027-03-01T23:59:59+01:00");
        refused(
                "extension-too-late",
                () -> deadlines.extend(caseId, DSAR_RESPONSE, 1, lastMoment.plusSeconds(1), PETRA));
        refused("extension-length", () -> deadlines.extend(caseId, DSAR_RESPONSE, 3, lastMoment, PETRA));
        refused("extension-length", () -> deadlines.extend(caseId, DSAR_RESPONSE, 0, lastMoment, PETRA));
        assertThat(deadlines
                        .extend(caseId, DSAR_RESPONSE, 1, lastMoment, PETRA)
                        .date()
                        .due())
                .isEqualTo("2027-03-31");
    }

    @Test
    void theAuthorityExtendsItsConsultationBySixWeeksWithinAMonth() {
        deadlines.start(caseId, DPIA_CONSULTATION, RECEIVED, PETRA);
        refused("extension-length", () -> deadlines.extend(caseId, DPIA_CONSULTATION, 2, RECEIVED, PETRA));
        Instant late = at("2027-03-02T00:00:00+01:00");
        refused("extension-too-late", () -> deadlines.extend(caseId, DPIA_CONSULTATION, 6, late, PETRA));
        assertThat(deadlines
                        .extend(caseId, DPIA_CONSULTATION, 6, late.minusSeconds(1), PETRA)
                        .date()
                        .due())
                .isEqualTo("2027-05-10");
    }

    @Test
    void breachClocksKnowNeitherPauseNorExtension() {
        deadlines.start(caseId, BREACH_AUTHORITY, RECEIVED, PETRA);
        refused("no-pause", () -> deadlines.pause(caseId, BREACH_AUTHORITY, RECEIVED, PETRA));
        refused("no-extension", () -> deadlines.extend(caseId, BREACH_AUTHORITY, 1, RECEIVED, PETRA));
    }

    @Test
    void metInTimeOrLateTheDateIsFrozen() {
        Deadline started = start();
        Deadline met = deadlines.meet(caseId, DSAR_RESPONSE, started.expiresAt().minusMillis(1), PETRA);
        assertThat(met.state()).isEqualTo(Deadline.State.MET);
        assertThat(deadlines.meet(caseId, DSAR_RESPONSE, started.expiresAt(), PETRA))
                .isEqualTo(met);
        assertThat(deadlines.miss(caseId, DSAR_RESPONSE, started.expiresAt())).isEqualTo(met);
        refused("closed", () -> deadlines.extend(caseId, DSAR_RESPONSE, 1, RECEIVED, PETRA));
        refused("closed", () -> deadlines.pause(caseId, DSAR_RESPONSE, RECEIVED, PETRA));
        refused("closed", () -> deadlines.resume(caseId, DSAR_RESPONSE, RECEIVED, PETRA));
        refused("closed", () -> deadlines.cancel(caseId, DSAR_RESPONSE, RECEIVED, PETRA));
    }

    @Test
    void aMissedDutyStaysOpenUntilItIsDoneLate() {
        Instant expiry = start().expiresAt();
        assertThat(deadlines.miss(caseId, DSAR_RESPONSE, expiry.minusMillis(1)).state())
                .isEqualTo(Deadline.State.OPEN);
        assertThat(deadlines.miss(caseId, DSAR_RESPONSE, expiry).state()).isEqualTo(Deadline.State.MISSED);
        verify(audit).record(caseId, Actors.SYSTEM, AuditAction.DEADLINE, "miss dsar-response");
        refused("not-open", () -> deadlines.pause(caseId, DSAR_RESPONSE, RECEIVED, PETRA));
        refused("extension-too-late", () -> deadlines.extend(caseId, DSAR_RESPONSE, 1, RECEIVED, PETRA));
        assertThat(deadlines.meet(caseId, DSAR_RESPONSE, expiry, PETRA).state()).isEqualTo(Deadline.State.MET_LATE);
    }

    @Test
    void whatIsDoneDuringAPauseEndsThePause() {
        start();
        deadlines.pause(caseId, DSAR_RESPONSE, at("2027-02-01T10:00:00+01:00"), PETRA);
        Instant afterTheMonth = at("2027-03-10T10:00:00+01:00");
        assertThat(deadlines.miss(caseId, DSAR_RESPONSE, afterTheMonth).state()).isEqualTo(Deadline.State.PAUSED);
        Deadline met = deadlines.meet(caseId, DSAR_RESPONSE, afterTheMonth, PETRA);
        assertThat(met.state()).isEqualTo(Deadline.State.MET);
        assertThat(met.pausedDays()).isEqualTo(37);
        assertThat(met.date().due()).isEqualTo(LocalDate.of(2027, 2, 28).plusDays(37));
    }

    @Test
    void aCancelledDutyIsFrozenToo() {
        start();
        Deadline cancelled = deadlines.cancel(caseId, DSAR_RESPONSE, RECEIVED.plusSeconds(60), PETRA);
        assertThat(cancelled.state()).isEqualTo(Deadline.State.CANCELLED);
        assertThat(deadlines.find(caseId, DSAR_RESPONSE)).contains(cancelled);
        refused("closed", () -> deadlines.meet(caseId, DSAR_RESPONSE, RECEIVED, PETRA));
    }

    @Test
    void aClockIsStartedAnewOnceItsDutyWasDone() {
        start();
        refused("still-open", () -> deadlines.restart(caseId, DSAR_RESPONSE, RECEIVED, PETRA));
        deadlines.meet(caseId, DSAR_RESPONSE, RECEIVED.plusSeconds(60), PETRA);
        Deadline anew = deadlines.restart(caseId, DSAR_RESPONSE, at("2027-05-05T10:00:00+02:00"), PETRA);
        assertThat(anew.state()).isEqualTo(Deadline.State.OPEN);
        assertThat(anew.date().due()).isEqualTo(LocalDate.of(2027, 6, 7));
        assertThat(deadlines.of(caseId)).containsExactly(anew);
        verify(audit).record(caseId, PETRA, AuditAction.DEADLINE, "restart dsar-response");
    }

    @Test
    void contradictionsAreRefused() {
        start();
        refused("not-paused", () -> deadlines.resume(caseId, DSAR_RESPONSE, RECEIVED, PETRA));
        refused(
                "asked-before-trigger",
                () -> deadlines.pause(caseId, DSAR_RESPONSE, at("2027-01-30T23:00:00+01:00"), PETRA));
        deadlines.pause(caseId, DSAR_RESPONSE, at("2027-02-02T10:00:00+01:00"), PETRA);
        refused("already-paused", () -> deadlines.pause(caseId, DSAR_RESPONSE, at("2027-02-02T10:00:00+01:00"), PETRA));
        refused(
                "complete-before-asked",
                () -> deadlines.resume(caseId, DSAR_RESPONSE, at("2027-02-01T10:00:00+01:00"), PETRA));
        assertThatThrownBy(() -> deadlines.meet("unknown", DSAR_RESPONSE, RECEIVED, PETRA))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aShreddedCaseLeavesNoDates() {
        start();
        deadlines.forget(new CaseShredded(caseId));
        assertThat(deadlines.of(caseId)).isEmpty();
    }

    private Deadline start() {
        return deadlines.start(caseId, DSAR_RESPONSE, RECEIVED, PETRA);
    }

    private static void refused(String reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        DeadlineRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("deadline.refused." + reason));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
