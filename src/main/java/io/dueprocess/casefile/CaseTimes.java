package io.dueprocess.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When something was written: to the millisecond, but in a sealed case to the day, so that no time points to a reporter. */
@Component
class CaseTimes {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    CaseTimes(JdbcClient jdbc, Clock clock, @Value("${dueprocess.zone}") ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** Start of the day in the organisation's zone. */
    Instant today() {
        return date().atStartOfDay(zone).toInstant();
    }

    LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Now, as the case may know it. */
    Instant now(String caseId) {
        return sealed(caseId) ? today() : clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean sealed(String caseId) {
        return OpenedCases.find(caseId)
                .map(OpenedCases.Opened::sealed)
                .or(() -> jdbc.sql("select sealed from dp_case where id = ?")
                        .param(caseId)
                        .query(Boolean.class)
                        .optional())
                .orElse(false);
    }
}
