package io.dueprocess.deadline;

import java.time.ZoneId;

/** Due dates as in Denmark, for tests without Spring. */
public final class TestDueDates {

    private TestDueDates() {}

    public static DueDates danish() {
        Jurisdiction denmark = new Jurisdiction(ZoneId.of("Europe/Copenhagen"), "DK");
        PublicHolidays holidays = new PublicHolidays(denmark);
        return new DueDates(new LegalCalendar(denmark.zone(), holidays::contains), holidays);
    }
}
