package io.dueprocess.desk;

import io.dueprocess.deadline.Deadline;
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

    /** Grey once met or cancelled; red from two days before on, amber from seven. */
    static TrafficLight of(Deadline deadline, LocalDate today) {
        if (!deadline.state().open()) {
            return GREY;
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
