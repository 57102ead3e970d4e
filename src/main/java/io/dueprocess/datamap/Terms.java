package io.dueprocess.datamap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long data may stay, counted from a date in their row. */
final class Terms {

    private static final int DATE_LENGTH = 10;
    private static final int LAST_DAY = 31;
    private static final Pattern ZONED = Pattern.compile("(.{10})[T ](\\S{1,20}?)(Z|[+-]\\d\\d)(?::?(\\d\\d))?");
    private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT);

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

    /** The time that a value stands for on the clock of that zone, midnight for a day; empty when it is none. */
    static Optional<LocalDateTime> time(String value, ZoneId zone) {
        if (value == null) {
            return Optional.empty();
        }
        Matcher zoned = ZONED.matcher(value);
        try {
            if (zoned.matches()) {
                String minutes = zoned.group(4) == null ? "" : ":" + zoned.group(4);
                return Optional.of(
                        OffsetDateTime.parse(zoned.group(1) + "T" + zoned.group(2) + zoned.group(3) + minutes, OFFSET)
                                .atZoneSameInstant(zone)
                                .toLocalDateTime());
            }
            return Optional.of(
                    value.length() == DATE_LENGTH
                            ? LocalDate.parse(value).atStartOfDay()
                            : LocalDateTime.parse(value.replace(' ', 'T')));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
