package io.dueprocess.whistleblower;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Days in the organisation's zone: what is kept of a report has no time of day. */
@Component
class ReportDays {

    private final Clock clock;
    private final ZoneId zone;

    ReportDays(Clock clock, @Value("${dueprocess.zone}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** The instant itself, only to be compared. */
    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** The first instant of the day. */
    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The last whole second of the day. */
    Instant end(LocalDate day) {
        return start(day.plusDays(1)).minusSeconds(1);
    }
}
