package io.dueprocess.deadline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Days, working days and hours as Regulation 1182/71 counts them, in one zone and with one set of public holidays. */
public final class LegalCalendar {

    /** The years in which the calendar is to be trusted begin after Regulation 1182/71 came into force in July 1971. */
    private static final Instant FIRST = Instant.parse("1972-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2199-12-31T23:59:59Z");

    private final ZoneId zone;
    private final Predicate<LocalDate> holiday;

    public LegalCalendar(ZoneId zone, Predicate<LocalDate> holiday) {
        this.zone = zone;
        this.holiday = holiday;
    }

    /** The same instant on the wall clock of the calendar's zone. */
    public ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    /**
     * The local date of an instant.
     *
     * @throws IllegalArgumentException outside the years 1972 to 2199
     */
    public LocalDate dateOf(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("must lie between the years 1972 and 2199");
        }
        return local(instant).toLocalDate();
    }

    /** Neither Saturday, Sunday nor public holiday (Art. 2(2)). */
    public boolean isWorkingDay(LocalDate date) {
        return !isWeekend(date) && !holiday.test(date);
    }

    /** The date itself if it is a working day, else the next one that is (Art. 3(4)). */
    public LocalDate roll(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The days that {@link #roll} passes over, in order. */
    public List<LocalDate> skippedFrom(LocalDate date) {
        return Stream.iterate(date, day -> !isWorkingDay(day), day -> day.plusDays(1))
                .toList();
    }

    /** The last day of a period of working days; the day of the event is not counted. */
    public LocalDate plusWorkingDays(LocalDate date, int days) {
        LocalDate day = date;
        for (int counted = 0; counted < days; counted++) {
            day = roll(day.plusDays(1));
        }
        return day;
    }

    /** Last day of a period of days, weeks or months; clipped to the month's last day where the date is missing (Art. 3(2)). */
    public LocalDate plus(LocalDate date, int length, ChronoUnit unit) {
        return date.plus(length, unit);
    }

    /** The first instant after the day: the next local midnight. */
    public Instant endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Elapsed hours on the UTC time line: no weekend, holiday or clock change moves them. */
    public Instant plusHours(Instant start, int hours) {
        return start.plus(Duration.ofHours(hours));
    }

    /** Hours in the reading of Art. 3(1), which leaves out the hour in which the event falls; for information only. */
    public Instant plusHoursFromNext(Instant start, int hours) {
        ZonedDateTime hourBegun = local(start).truncatedTo(ChronoUnit.HOURS);
        return plusHours(hourBegun.plusHours(1).toInstant(), hours);
    }

    /** Hours read off the wall clock; an hour earlier than elapsed ones when the clocks go forward in between. */
    public Instant plusWallClockHours(Instant start, int hours) {
        return local(start).toLocalDateTime().plusHours(hours).atZone(zone).toInstant();
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
