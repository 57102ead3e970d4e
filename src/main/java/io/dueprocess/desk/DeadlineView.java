package io.dueprocess.desk;

import io.dueprocess.deadline.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A statutory due date with why it is that one.
 *
 * @param clock id of the statutory clock
 * @param trigger what started it
 * @param due last day in time, inclusive, in the organisation's zone
 * @param expiresAt first instant that is too late
 * @param daysLeft whole local days until {@code due}; negative when it is over
 * @param minutesLeft of a clock in hours, whose expiry counts and not the day; negative when it is over; else null
 * @param unsuspendedDue the date without any pause
 * @param pausedSince start of the running pause, or null
 * @param pausedDays whole local days of ended pauses
 * @param extension what was added, in the clock's unit
 * @param closedAt when it was met or cancelled, or null
 */
public record DeadlineView(
        String clock,
        Instant trigger,
        LocalDate due,
        Instant expiresAt,
        long daysLeft,
        Long minutesLeft,
        TrafficLight light,
        Deadline.State state,
        String explanation,
        String explanationDa,
        LocalDate unsuspendedDue,
        Instant pausedSince,
        int pausedDays,
        int extension,
        Instant closedAt) {

    static DeadlineView of(Deadline deadline, LocalDate today, Instant now) {
        return new DeadlineView(
                deadline.clock().id(),
                deadline.trigger(),
                deadline.date().due(),
                deadline.expiresAt(),
                TrafficLight.daysLeft(deadline, today),
                deadline.inHours() ? Duration.between(now, deadline.expiresAt()).toMinutes() : null,
                TrafficLight.of(deadline, today, now),
                deadline.state(),
                deadline.date().explanation(),
                deadline.date().explanationDa(),
                deadline.unsuspendedDue(),
                deadline.pausedSince(),
                deadline.pausedDays(),
                deadline.extension(),
                deadline.closedAt());
    }
}
