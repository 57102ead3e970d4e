package io.dueprocess.breach;

import java.time.Duration;

/**
 * A breach as it is reported.
 *
 * @param submissionKey tells a report that is sent again from a new one; at most 200 characters, no personal data
 * @param drill length of the clock of a drill, or null for a breach that is real
 * @param contract how long a contract gives us as a processor to tell the controllers, in whole hours; null for the house's
 *     rule
 */
public record NewBreach(
        String submissionKey,
        BreachFacts.Channel channel,
        BreachFacts.Role role,
        Breach content,
        BreachTimes times,
        Duration drill,
        Duration contract) {

    /** One that is real and knows of no contract. */
    public NewBreach(
            String submissionKey,
            BreachFacts.Channel channel,
            BreachFacts.Role role,
            Breach content,
            BreachTimes times) {
        this(submissionKey, channel, role, content, times, null, null);
    }
}
