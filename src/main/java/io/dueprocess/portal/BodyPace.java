package io.dueprocess.portal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How slowly the body of a request may arrive. Only the time counts in which the node waits for it, not what it does with
 * it.
 *
 * @param grace how long the node waits before it looks at the pace
 * @param bytesPerSecond that have to arrive on average after that
 */
@ConfigurationProperties("dueprocess.bodies")
record BodyPace(
        @DefaultValue("20s") Duration grace,
        @DefaultValue("1024") long bytesPerSecond) {

    /** In a crowd the node waits a quarter of the time, and asks for this many times the pace. */
    private static final int IN_A_CROWD = 8;

    private static final int PATIENCE_IN_A_CROWD = 4;

    /**
     * @param waited time for which the node has waited for this body
     * @param bytes of it that have arrived
     * @param crowded whether many bodies are under way
     */
    boolean tooSlow(Duration waited, long bytes, boolean crowded) {
        Duration patience = crowded ? grace.dividedBy(PATIENCE_IN_A_CROWD) : grace;
        long pace = crowded ? bytesPerSecond * IN_A_CROWD : bytesPerSecond;
        Duration counted = waited.minus(patience);
        return !counted.isNegative() && bytes < pace * counted.toMillis() / 1000 + 1;
    }
}
