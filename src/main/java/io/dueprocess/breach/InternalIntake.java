package io.dueprocess.breach;

import io.dueprocess.casefile.Actors;
import io.dueprocess.engine.Unrestricted;
import io.dueprocess.link.BreachIntake;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What another process of the house reports: a fresh case without starter, so that nothing leads back. */
@Component
class InternalIntake implements BreachIntake {

    private final Breaches breaches;
    private final Unrestricted unrestricted;
    private final Clock clock;
    private final ZoneId zone;

    InternalIntake(
            Breaches breaches, Unrestricted unrestricted, Clock clock, @Value("${dueprocess.zone}") ZoneId zone) {
        this.breaches = breaches;
        this.unrestricted = unrestricted;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public String report(String title, String happened) {
        OffsetDateTime now = clock.instant().atZone(zone).toOffsetDateTime();
        NewBreach breach = new NewBreach(
                "internal-" + UUID.randomUUID(),
                BreachFacts.Channel.INTERNAL,
                BreachFacts.Role.CONTROLLER,
                new Breach(title, happened, ""),
                new BreachTimes(null, null, null, now));
        return unrestricted.ask(() -> breaches.report(breach, Actors.SYSTEM).reference());
    }
}
