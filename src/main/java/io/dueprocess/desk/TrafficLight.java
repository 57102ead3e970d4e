package io.dueprocess.desk;

import io.dueprocess.deadline.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How near a deadline is. */
public enum TrafficLight {
    GREEN,
    AMBER,
    RED,
    GREY;

    private static final long AMBER_DAYS = 7;
    private static final long RED_DAYS = 2;

    /** Hours of the statutory clock; a drill's are shorter. */
    private static final Duration AMBER_HOURS = Duration.ofHours(48);

    private static final Duration RED_HOURS = Duration.ofHours(24);

    /** Grey once met or cancelled; red from two days before on, amber from seven; in hours, from 24 and 48. */
    static TrafficLight of(Deadline deadline, LocalDate today, Instant now) {
        if (!deadline.state().open()) {
            return GREY;
        }
        if (deadline.inHours()) {
            Duration left = Duration.between(now, deadline.expiresAt());
            return left.compareTo(deadline.paced(RED_HOURS)) <= 0
                    ? RED
                    : left.compareTo(deadline.paced(AMBER_HOURS)) <= 0 ? AMBER : GREEN;
        }
        long days = daysLeft(deadline, today);
        if (days <= RED_DAYS || deadline.state() == Deadline.State.MISSED) {
            return RED;
        }
        return days <= AMBER_DAYS ? AMBER : GREEN;
    }

    /** Whole local days until the due date; negative when it is over. */
    static long daysLeft(Deadline deadline, LocalDate today) {
        return ChronoUnit.DAYS.between(today, deadline.date().due());
    }
}
