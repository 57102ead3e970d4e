package io.dueprocess.breach;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.breach.BreachFacts.Duty;
import io.dueprocess.breach.BreachFacts.Role;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.deadline.DueDate;
import io.dueprocess.support.TurningClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rings 48, 24, 12 and 2 hours before the end, and at it (Art. 33(1)). */
class BreachClocksTest {

    private static final String CASE = "case";
    private static final Instant AWARE = Instant.parse("2026-10-23T12:30:00Z");
    private static final Instant EXPIRY = AWARE.plus(Duration.ofHours(72));

    private final TurningClock clock = new TurningClock(AWARE);
    private final BreachStore store = mock(BreachStore.class);
    private final Deadlines deadlines = mock(Deadlines.class);
    private final BreachMails mails = mock(BreachMails.class);
    private final BreachClocks clocks = new BreachClocks(store, deadlines, mails, clock);

    @BeforeEach
    void open() {
        facts(null);
        state(Deadline.State.OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H,    48, breach-staff-reminder",
        "PT48H,    24, breach-staff-undecided",
        "PT60H,    12, breach-staff-undecided",
        "PT70H,     2, breach-staff-undecided",
        "PT61H,    12, breach-staff-undecided",
        "PT71H59M,  2, breach-staff-undecided"
    })
    void eachMarkRingsOnceHoweverLateItsTimerIs(Duration after, int mark, String template) {
        clock.to(AWARE.plus(after));
        clocks.remind(CASE);
        verify(mails).toStaff(eq(CASE), eq("reminder:" + EXPIRY + ":" + mark), eq(template), anyList(), any());
    }

    @Test
    void whoHasDecidedIsRemindedOfTheHoursThatAreLeft() {
        facts(Duty.NOTIFY);
        clock.to(AWARE.plus(Duration.ofMinutes(60 * 60 + 5)));
        clocks.remind(CASE);
        verify(mails)
                .toStaff(
                        CASE,
                        "reminder:" + EXPIRY + ":12",
                        "breach-staff-reminder",
                        List.of("privacy-team", "dpo"),
                        Map.of("left", "11 h 55 min"));
    }

    @ParameterizedTest
    @CsvSource({"MET", "MET_LATE", "CANCELLED"})
    void nothingRingsOnceTheDutyIsDone(Deadline.State state) {
        state(state);
        clock.to(AWARE.plus(Duration.ofHours(60)));
        clocks.remind(CASE);
        when(deadlines.miss(any(), any(), any())).thenReturn(deadline(state));
        clocks.escalate(CASE);
        verify(mails, never()).toStaff(anyString(), anyString(), anyString(), anyList(), any());
    }

    @Test
    void noReminderComesAfterTheEnd() {
        clock.to(EXPIRY.plusSeconds(1));
        clocks.remind(CASE);
        verify(mails, never()).toStaff(anyString(), anyString(), anyString(), anyList(), any());
    }

    @Test
    void atTheEndOfficersAndManagersAreTold() {
        when(deadlines.miss(CASE, Clock.BREACH_AUTHORITY, clock.instant())).thenReturn(deadline(Deadline.State.MISSED));
        clocks.escalate(CASE);
        verify(mails)
                .toStaff(CASE, "escalation:" + EXPIRY, "breach-staff-escalation", List.of("dpo", "managers"), Map.of());
    }

    private void state(Deadline.State state) {
        when(deadlines.find(CASE, Clock.BREACH_AUTHORITY)).thenReturn(Optional.of(deadline(state)));
    }

    private static Deadline deadline(Deadline.State state) {
        LocalDate day = LocalDate.of(2026, 10, 26);
        DueDate date = new DueDate(day, day, EXPIRY, "why", "hvorfor");
        return new Deadline(CASE, Clock.BREACH_AUTHORITY, AWARE, date, day, null, 0, 0, state, null);
    }

    private void facts(Duty duty) {
        BreachFacts facts = mock(BreachFacts.class);
        when(facts.role()).thenReturn(Role.CONTROLLER);
        when(facts.duty()).thenReturn(duty);
        when(facts.times())
                .thenReturn(new BreachTimes(null, null, null, OffsetDateTime.parse("2026-10-23T14:30+02:00")));
        when(store.get(CASE)).thenReturn(facts);
    }
}
