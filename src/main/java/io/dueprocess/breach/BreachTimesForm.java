package io.dueprocess.breach;

import io.dueprocess.engine.Refused;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The four instants as a page shows and takes them: local times of the organisation, or at an offset of one's choosing. */
@Component
public class BreachTimesForm {

    /**
     * @param timeZone {@code house}, or an offset such as {@code +02:00} at which the others are meant
     * @param awareAt needed; the others may be null. All as {@code 2026-10-23T14:30}
     */
    public record Typed(
            @Size(max = 10) String timeZone,
            @Size(max = 30) String occurredAt,
            @Size(max = 30) String detectedAt,
            @Size(max = 30) String processorToldAt,
            @Size(max = 30) String awareAt,
            @Size(max = 20_000) String reason) {}

    private final BreachStore store;
    private final BreachLocalTimes times;
    private final ZoneId zone;

    BreachTimesForm(BreachStore store, BreachLocalTimes times, @Value("${dueprocess.zone}") ZoneId zone) {
        this.store = store;
        this.times = times;
        this.zone = zone;
    }

    public Typed shown(String caseId) {
        BreachTimes stored = store.get(caseId).times();
        return new Typed(
                BreachLocalTimes.HOUSE,
                local(stored.occurred()),
                local(stored.detected()),
                local(stored.processorTold()),
                local(stored.aware()),
                null);
    }

    /**
     * A time that is the stored one to the minute stays as it was stored, with its seconds and its offset.
     *
     * @throws Refused for what is no time, or a time that the clock skipped
     */
    public BreachTimes read(String caseId, Typed typed) {
        BreachTimes stored = store.get(caseId).times();
        Map<String, Object> fields = new HashMap<>();
        fields.put("timeZone", typed.timeZone());
        OffsetDateTime aware = read(fields, typed.awareAt(), stored.aware());
        if (aware == null) {
            throw new Refused("breach.refused.no-awareness");
        }
        return new BreachTimes(
                read(fields, typed.occurredAt(), stored.occurred()),
                read(fields, typed.detectedAt(), stored.detected()),
                read(fields, typed.processorToldAt(), stored.processorTold()),
                aware);
    }

    private OffsetDateTime read(Map<String, Object> fields, String typed, OffsetDateTime stored) {
        fields.put("time", typed);
        try {
            boolean house = typed != null && BreachLocalTimes.HOUSE.equals(fields.get("timeZone"));
            return house && typed.equals(local(stored)) ? stored : times.in(fields, "time");
        } catch (DateTimeException wrong) {
            throw new Refused("breach.refused.no-time");
        }
    }

    private String local(OffsetDateTime time) {
        return time == null
                ? null
                : LocalDateTime.ofInstant(time.toInstant(), zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }
}
