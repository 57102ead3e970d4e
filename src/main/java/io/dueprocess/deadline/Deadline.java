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
 * @param extensionMonths 0, 1 or 2
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
        int extensionMonths,
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
}
