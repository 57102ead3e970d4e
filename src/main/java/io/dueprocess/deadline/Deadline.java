package io.dueprocess.deadline;

import java.time.Instant;
import java.time.LocalDate;

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
