package io.dueprocess.breach;

import io.dueprocess.engine.Refused;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
        OffsetDateTime aware = read(typed, typed.awareAt(), stored.aware());
        if (aware == null) {
            throw new Refused("breach.refused.no-awareness");
        }
        return new BreachTimes(
                read(typed, typed.occurredAt(), stored.occurred()),
                read(typed, typed.detectedAt(), stored.detected()),
                read(typed, typed.processorToldAt(), stored.processorTold()),
                aware);
    }

    private OffsetDateTime read(Typed typed, String time, OffsetDateTime stored) {
        try {
            boolean untouched =
                    BreachLocalTimes.HOUSE.equals(typed.timeZone()) && time != null && time.equals(local(stored));
            return untouched ? stored : times.of(time, typed.timeZone());
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
