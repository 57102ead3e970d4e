package io.dueprocess.breach;

import io.dueprocess.engine.Refused;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A breach that staff enter on the start form. */
@Component
class BreachEntry {

    private static final String REAL = "no";

    private final Breaches breaches;
    private final BreachLocalTimes times;

    BreachEntry(Breaches breaches, BreachLocalTimes times) {
        this.breaches = breaches;
        this.times = times;
    }

    /**
     * Opens the case, whose id it answers; the engine starts its process.
     *
     * @throws Refused for times that contradict one another or lie in the future
     */
    String open(Map<String, Object> fields, String userId) {
        BreachFacts.Role role = BreachFacts.Role.valueOf((String) fields.get("role"));
        Duration drill = drill((String) fields.get("drill"));
        if (drill != null && role == BreachFacts.Role.PROCESSOR) {
            throw new Refused("breach.refused.drill-of-processor");
        }
        OffsetDateTime told = times.in(fields, "processorToldAt");
        BreachTimes when = new BreachTimes(
                times.in(fields, "occurredAt"), times.in(fields, "detectedAt"), told, times.in(fields, "awareAt"));
        Breach content = new Breach(
                ((String) fields.get("title")).strip(),
                (String) fields.get("happened"),
                fields.get("discovered") instanceof String text ? text : "");
        NewBreach breach = new NewBreach(
                "staff-" + UUID.randomUUID(), BreachFacts.Channel.STAFF, role, content, when, drill, hours(fields));
        return breaches.open(breach, userId).id();
    }

    private static Duration drill(String choice) {
        return choice.equals(REAL) ? null : Duration.parse(choice);
    }

    private static Duration hours(Map<String, Object> fields) {
        return fields.get("contractHours") instanceof Number hours ? Duration.ofHours(hours.longValue()) : null;
    }
}
