package io.dueprocess.breach;

import io.dueprocess.engine.Refused;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Times of day as forms hold them, without a zone, made instants with an offset. A browser would take the offset of the
 * day's first hour, which is an hour wrong after a change of the clocks on that day.
 */
@Component
class BreachLocalTimes {

    /** Option of the field {@code timeZone} for the organisation's own time; the others are offsets from UTC. */
    static final String HOUSE = "house";

    private final ZoneId zone;

    BreachLocalTimes(@Value("${dueprocess.zone}") ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The field's instant, or null when it was left empty. An hour that the clock showed twice means its first run, since the
     * earlier expiry is the safe one.
     *
     * @throws Refused for a time that the clock skipped
     */
    OffsetDateTime in(Map<String, Object> fields, String field) {
        return of((String) fields.get(field), (String) fields.get("timeZone"));
    }

    /**
     * As {@link #in}, of one time.
     *
     * @param typed null and blank for none
     * @param timeZone {@link #HOUSE} or null, or an offset
     */
    OffsetDateTime of(String typed, String timeZone) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        LocalDateTime local = LocalDateTime.parse(typed);
        if (timeZone != null && !timeZone.equals(HOUSE)) {
            return local.atOffset(ZoneOffset.of(timeZone));
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new Refused("breach.refused.no-such-hour");
        }
        return local.atOffset(offsets.get(0));
    }
}
