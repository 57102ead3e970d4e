package io.dueprocess.deadline;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The steps by which a due date in whole days was found.
 *
 * @param received local date of the trigger, which is not counted
 * @param extension in the period's unit
 * @param unpaused last day of the period before any pause, clipped to the month's end where needed
 * @param nominal {@code unpaused} plus the paused days
 * @param due {@code nominal}, rolled if the period rolls
 * @param unsuspendedDue what {@code due} would be without any pause
 */
record Reckoning(
        Clock clock,
        Period period,
        LocalDate received,
        int extension,
        LocalDate unpaused,
        int pausedDays,
        LocalDate nominal,
        LocalDate due,
        LocalDate unsuspendedDue) {

    static Reckoning of(LegalCalendar calendar, Clock clock, LocalDate received, int extension, int pausedDays) {
        Period period = Period.of(clock);
        LocalDate unpaused = calendar.plus(received, period.length() + extension, period.unit());
        LocalDate nominal = unpaused.plusDays(pausedDays);
        return new Reckoning(
                clock,
                period,
                received,
                extension,
                unpaused,
                pausedDays,
                nominal,
                period.rolls() ? calendar.roll(nominal) : nominal,
                period.rolls() ? calendar.roll(unpaused) : unpaused);
    }

    boolean clipped() {
        return period.unit() == ChronoUnit.MONTHS && unpaused.getDayOfMonth() != received.getDayOfMonth();
    }

    boolean rolled() {
        return !due.equals(nominal);
    }
}
