package io.dueprocess.breach;

import java.time.OffsetDateTime;

/**
 * The four instants of a breach, each with its offset from UTC. Only {@code aware} drives the clock of Art. 33(1): the
 * moment from which there was a reasonable degree of certainty that personal data were compromised (WP250rev.01).
 *
 * @param occurred when it began, or null when not known yet
 * @param detected when somebody first noticed, or null
 * @param processorTold when a processor told us (Art. 33(2)), or null when none did
 * @param aware never null
 */
public record BreachTimes(
        OffsetDateTime occurred, OffsetDateTime detected, OffsetDateTime processorTold, OffsetDateTime aware) {}
