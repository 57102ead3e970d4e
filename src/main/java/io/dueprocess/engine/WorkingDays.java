package io.dueprocess.engine;

import io.dueprocess.deadline.LegalCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Due dates that are the house's policy, not the law's: {@code ${workingDays.in(10)}}. They move with no statutory clock. */
@Component("workingDays")
public class WorkingDays {

    private final LegalCalendar calendar;
    private final Clock clock;

    WorkingDays(LegalCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Last second of the working day that comes so many working days after today. */
    public Date in(int days) {
        return endOf(calendar.plusWorkingDays(calendar.dateOf(clock.instant()), days));
    }

    /** Last second of a day in the organisation's zone. */
    public Date endOf(LocalDate day) {
        return Date.from(calendar.endOf(day).minusSeconds(1));
    }
}
