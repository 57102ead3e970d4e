package io.dueprocess.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A statutory due date as stored for a case; frozen once met or cancelled, so that later calendar edits rewrite nothing.
 *
 * @param trigger what started the clock
 * @param date the date in force
 * @param unsuspendedDue what the date would be without any pause
 * @param pausedSince start of the running pause, or null
 * @param pausedDays whole local days of ended pauses
 * @param extension what was added, in the clock's unit: 0, 1 or 2 months; for DPIA_CONSULTATION 0 or 6 weeks
 * @param closedAt when it was met or cancelled, or null
 */
public record Deadline(
        String caseId,
        Clock clock,
        Instant trigger,
        DueDate date,
        LocalDate unsuspendedDue,
        Instant pausedSince,
        int pausedDays,
        int extension,
        State state,
        Instant closedAt) {

    /** MISSED stays open until the duty is done late (MET_LATE). */
    public enum State {
        OPEN,
        PAUSED,
        MISSED,
        MET,
        MET_LATE,
        CANCELLED;

        public boolean open() {
            return this == OPEN || this == PAUSED || this == MISSED;
        }
    }

    public Instant expiresAt() {
        return date.expiresAt();
    }

    /** Whether the clock runs in elapsed hours, not in days of the calendar. */
    public boolean inHours() {
        return Period.of(clock).unit() == ChronoUnit.HOURS;
    }

    /**
     * A share of the 72 hours of Art. 33(1) at the pace of this clock: a drill runs them in minutes, a processor's contract
     * may give fewer. A length of time on a clock in days is no other than the calendar's.
     */
    public Duration paced(Duration statutory) {
        if (!inHours()) {
            return statutory;
        }
        long whole =
                Duration.ofHours(Period.of(Clock.BREACH_AUTHORITY).length()).toMillis();
        long own = Duration.between(trigger, expiresAt()).toMillis();
        return Duration.ofMillis(Math.multiplyExact(statutory.toMillis(), own) / whole);
    }

    /** Whether it is no duty but a rehearsal of one: the authority's hours run faster than the law's. */
    public boolean drill() {
        Duration statutory = Duration.ofHours(Period.of(clock).length());
        return clock == Clock.BREACH_AUTHORITY
                && Duration.between(trigger, expiresAt()).compareTo(statutory) < 0;
    }

    Deadline reckoned(DueDate newDate, LocalDate newUnsuspendedDue, int newExtension, int newPausedDays) {
        return new Deadline(
                caseId,
                clock,
                trigger,
                newDate,
                newUnsuspendedDue,
                pausedSince,
                newPausedDays,
                newExtension,
                state,
                closedAt);
    }

    /** As triggered by another instant; met or not is judged anew, and what was missed is open if its time is still to come. */
    Deadline triggered(Instant newTrigger, DueDate newDate, Instant now) {
        State newState = state;
        if (state == State.MET || state == State.MET_LATE) {
            newState = closedAt.isBefore(newDate.expiresAt()) ? State.MET : State.MET_LATE;
        } else if (state == State.MISSED && now.isBefore(newDate.expiresAt())) {
            newState = State.OPEN;
        }
        return new Deadline(caseId, clock, newTrigger, newDate, newDate.due(), null, 0, 0, newState, closedAt);
    }

    Deadline pausedSince(Instant asked) {
        return with(asked, State.PAUSED, null);
    }

    Deadline resumed() {
        return with(null, State.OPEN, null);
    }

    Deadline missed() {
        return with(null, State.MISSED, null);
    }

    Deadline closed(State closedState, Instant at) {
        return with(pausedSince, closedState, at);
    }

    private Deadline with(Instant newPausedSince, State newState, Instant newClosedAt) {
        return new Deadline(
                caseId,
                clock,
                trigger,
                date,
                unsuspendedDue,
                newPausedSince,
                pausedDays,
                extension,
                newState,
                newClosedAt);
    }
}
