package io.dueprocess.breach;

import io.dueprocess.deadline.Clock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The clear-text facts of a breach: codes, figures, dates and user ids, never content.
 *
 * @param drill length of the clock of a drill, or null for a breach that is real
 * @param cause what led to it, or null while nobody has said
 * @param subjects how many people are concerned, or null while unknown
 * @param score ENISA severity of the latest assessment, in quarter steps from 0.25 to 6.00, or null
 * @param assessedBy who filled in the latest assessment
 * @param decidedBy who decided last about the duties
 * @param preparedBy who prepared the latest notification
 * @param letterBy who prepared the latest communication to the people
 * @param duty what was decided towards the authority, or null
 * @param telling how the people concerned are told, or null while undecided
 * @param notifiedAt when the first notification was filed, or null
 * @param completeAt when the notification was declared complete, or null
 * @param toldAt when the people had been told, or null
 * @param followUpDue when more is due to the authority (Art. 33(4)), or null
 * @param closedAt when the case was closed, or null
 */
public record BreachFacts(
        String caseId,
        Channel channel,
        Role role,
        Duration drill,
        BreachTimes times,
        Cause cause,
        Integer subjects,
        BigDecimal score,
        Level level,
        String assessedBy,
        String decidedBy,
        String preparedBy,
        String letterBy,
        Duty duty,
        Telling telling,
        Instant notifiedAt,
        Instant completeAt,
        Instant toldAt,
        Instant followUpDue,
        Instant closedAt) {

    /** How we came to know of it. */
    public enum Channel {
        STAFF,
        API,
        INTERNAL
    }

    /** Controllers notify the authority (Art. 33(1)), processors their controllers (Art. 33(2)). */
    public enum Role {
        CONTROLLER(Clock.BREACH_AUTHORITY),
        PROCESSOR(Clock.BREACH_CONTROLLER);

        private final Clock clock;

        Role(Clock clock) {
            this.clock = clock;
        }

        /** The clock that runs for us in that role. */
        public Clock clock() {
            return clock;
        }
    }

    public enum Cause {
        HUMAN_ERROR,
        INTERNAL_MALICE,
        EXTERNAL_ATTACK,
        LOSS_OR_THEFT,
        TECHNICAL_FAILURE,
        SUPPLIER,
        UNKNOWN
    }

    /** Bands of the ENISA severity: below 2, below 3, below 4, from 4 on. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        VERY_HIGH
    }

    public enum Duty {
        NOTIFY,
        /** A risk to people is unlikely (Art. 33(1)); documented all the same (Art. 33(5)). */
        NOT_NOTIFY
    }

    public enum Telling {
        /** One letter per person by mail (Art. 34(1)). */
        MAIL,
        /** Public communication instead (Art. 34(3)(c)). */
        PUBLIC,
        /** Exempt under Art. 34(3)(a) or (b), or national law. */
        EXEMPT,
        /** No high risk: not required. */
        NONE
    }

    public boolean isDrill() {
        return drill != null;
    }
}
