package io.dueprocess.breach;

import java.time.Duration;
import java.time.Instant;

/** What came of the duty towards the authority (Art. 33(1)). */
public enum Notified {
    IN_TIME,
    LATE,
    /** Decided that a risk to people is unlikely. */
    NOT_REQUIRED,
    /** We are the processor: the controller notifies. */
    NOT_OURS,
    PENDING;

    private static final Duration LIMIT = Duration.ofHours(72);

    public static Notified of(BreachFacts facts) {
        if (facts.role() == BreachFacts.Role.PROCESSOR) {
            return NOT_OURS;
        }
        if (facts.notifiedAt() != null) {
            return facts.notifiedAt().isBefore(limit(facts)) ? IN_TIME : LATE;
        }
        return facts.duty() == BreachFacts.Duty.NOT_NOTIFY ? NOT_REQUIRED : PENDING;
    }

    /** Whether the 72 hours have passed, and nothing was filed or decided. */
    public static boolean overdue(BreachFacts facts, Instant now) {
        return of(facts) == PENDING && !now.isBefore(limit(facts));
    }

    /** 72 elapsed hours after awareness; a drill has a clock of its own length. */
    static Instant limit(BreachFacts facts) {
        return facts.times().aware().toInstant().plus(facts.isDrill() ? facts.drill() : LIMIT);
    }

    /** From awareness to the first notification, or null while there is none. */
    public static Duration taken(BreachFacts facts) {
        return facts.notifiedAt() == null
                ? null
                : Duration.between(facts.times().aware().toInstant(), facts.notifiedAt());
    }

    /** How much later than allowed; only for those that are late. */
    public static Duration lateBy(BreachFacts facts) {
        return Duration.between(limit(facts), facts.notifiedAt());
    }
}
