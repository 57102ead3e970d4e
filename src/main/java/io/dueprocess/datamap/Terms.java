package io.dueprocess.datamap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.Optional;

/** How long data may stay, counted from a date in their row. */
final class Terms {

    private static final int DATE_LENGTH = 10;
    private static final int LAST_DAY = 31;

    private Terms() {}

    /** Last day on which it may stay. */
    static LocalDate until(LocalDate from, Period period, boolean endOfYear) {
        LocalDate start = endOfYear ? LocalDate.of(from.getYear(), Month.DECEMBER, LAST_DAY) : from;
        return start.plus(period);
    }

    /** Rows from before that day may not stay today. */
    static LocalDate before(LocalDate today, Period period, boolean endOfYear) {
        LocalDate day = today.minus(period);
        if (endOfYear) {
            return LocalDate.of(day.getYear(), Month.JANUARY, 1);
        }
        while (until(day, period, false).isBefore(today)) { // months differ in length
            day = day.plusDays(1);
        }
        return day;
    }

    /** The date that a value begins with; empty when there is none. */
    static Optional<LocalDate> date(String value) {
        if (value == null || value.length() < DATE_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.substring(0, DATE_LENGTH)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
