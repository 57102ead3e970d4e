package io.dueprocess.whistleblower;

import io.dueprocess.casefile.Actors;
import java.time.LocalDate;

/**
 * How and when a report came in.
 *
 * @param receivedOn the day from which the clocks run; not after today
 * @param actor who entered it
 */
record Arrival(Channel channel, LocalDate receivedOn, String actor) {

    static Arrival online(LocalDate today) {
        return new Arrival(Channel.ONLINE, today, Actors.PERSON);
    }
}
