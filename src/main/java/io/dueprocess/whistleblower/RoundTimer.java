package io.dueprocess.whistleblower;

import io.dueprocess.node.StaffNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Holds the rounds at multiples of {@code dueprocess.whistleblower.round}, counted in UTC, on nodes that serve staff; off
 * with {@code dueprocess.whistleblower.rounds-enabled=false}.
 */
@Component
@ConditionalOnProperty(name = "dueprocess.whistleblower.rounds-enabled", matchIfMissing = true)
@StaffNode
class RoundTimer implements SchedulingConfigurer {

    private final WhistleblowerRounds rounds;
    private final WhistleblowerSettings settings;
    private final Clock clock;

    RoundTimer(WhistleblowerRounds rounds, WhistleblowerSettings settings, Clock clock) {
        this.rounds = rounds;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.addTriggerTask(rounds::run, context -> next(clock.instant(), settings.round()));
    }

    /** The first multiple of the round after that instant. */
    static Instant next(Instant now, Duration round) {
        long length = round.toMillis();
        return Instant.ofEpochMilli((now.toEpochMilli() / length + 1) * length);
    }
}
