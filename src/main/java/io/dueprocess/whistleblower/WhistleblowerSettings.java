package io.dueprocess.whistleblower;

import java.time.Duration;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Policy of the organisation, not law.
 *
 * @param retention how long a closed report's file is kept, unless a handler has a reason for longer (WP29 Opinion 1/2006)
 * @param round how far apart the rounds lie that tell the process of what the public side received; rounds are held at
 *     multiples of it, so that no time in the engine tells when somebody reported
 */
@ConfigurationProperties("dueprocess.whistleblower")
record WhistleblowerSettings(
        @DefaultValue("P2M") Period retention,
        @DefaultValue("PT1H") Duration round) {

    WhistleblowerSettings {
        if (round.isNegative() || round.isZero()) {
            throw new IllegalArgumentException("dueprocess.whistleblower.round must be longer than nothing");
        }
        if (retention.isNegative()) {
            throw new IllegalArgumentException("dueprocess.whistleblower.retention must not be negative");
        }
    }
}
