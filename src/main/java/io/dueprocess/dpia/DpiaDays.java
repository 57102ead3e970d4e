package io.dueprocess.dpia;

import io.dueprocess.language.Languages;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Days in the organisation's zone. */
@Component
class DpiaDays {

    private final Clock clock;
    private final ZoneId zone;

    DpiaDays(Clock clock, @Value("${dueprocess.zone}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    Instant now() {
        return clock.instant();
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }

    LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** A day of a form; null when it was left empty. The form gateway has checked that it is one. */
    LocalDate in(Map<String, Object> fields, String field) {
        return fields.get(field) instanceof String day && !day.isBlank() ? LocalDate.parse(day) : null;
    }

    /** In words; empty for null. */
    static String words(LocalDate day, Locale language) {
        if (day == null) {
            return "";
        }
        return Languages.day(language).format(day);
    }
}
