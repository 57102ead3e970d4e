package io.dueprocess.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Danish public holidays computed from the Gregorian computus (Meeus/Butcher), to check the library by. */
final class DanishHolidays {

    private DanishHolidays() {}

    static Set<LocalDate> of(int year) {
        LocalDate easter = easter(year);
        Set<LocalDate> days = new TreeSet<>();
        Stream.of(-3, -2, 0, 1, 39, 49, 50).map(easter::plusDays).forEach(days::add);
        days.add(LocalDate.of(year, 1, 1));
        days.add(LocalDate.of(year, 12, 25));
        days.add(LocalDate.of(year, 12, 26));
        if (year <= 2023) {
            days.add(easter.plusDays(26));
        }
        return days;
    }

    static boolean workingDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !of(date.getYear()).contains(date);
    }

    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int sunday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - moon - inCentury % 4) % 7;
        int correction = (golden + 11 * moon + 22 * sunday) / 451;
        int day = moon + sunday - 7 * correction + 114;
        return LocalDate.of(year, day / 31, day % 31 + 1);
    }
}
