package io.dueprocess.dpia;

import io.dueprocess.dpia.assessment.Level;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Facts of an impact assessment that are not content. Dates are in the organisation's zone; everything from {@code screening}
 * on is null until it is known.
 *
 * @param activity id of the processing activity, of the data map or of our own
 * @param version of the activity's assessment, from 1; each review is a case of its own
 * @param previous case id of the version before, or null
 * @param cause why this version was begun
 * @param startedBy user id, or an actor in parentheses
 * @param goLive when the processing is to begin or began, or null while unknown
 * @param inherent worst risk before measures
 * @param residual worst risk after measures
 * @param mapHash of the activity in the data map when the outcome was decided; null when it is not in there
 * @param filedAt when the authority received the request for consultation (Art. 36(2)); of the latest one
 * @param answeredAt when the authority's answer was recorded
 * @param reviewOn when the next review begins (Art. 35(11))
 * @param supersededAt when the next version was decided
 * @param endedAt when the processing ended for good
 */
public record DpiaFacts(
        String caseId,
        String activity,
        int version,
        String previous,
        Cause cause,
        String startedBy,
        LocalDate goLive,
        Screening screening,
        String screenedBy,
        Level inherent,
        Level residual,
        String advisedBy,
        Outcome outcome,
        String decidedBy,
        Instant decidedAt,
        String mapHash,
        Instant filedAt,
        Answer answer,
        Instant answeredAt,
        LocalDate reviewOn,
        int returns,
        Instant supersededAt,
        Instant endedAt,
        Instant closedAt) {

    /** Why a version was begun (Art. 35(1), 35(11)). */
    public enum Cause {
        /** The first of its activity, or one that somebody asked for. */
        REQUESTED,
        /** Its time had come. */
        REVIEW_DUE,
        /** The processing changes, or the risk does; until it is decided the gate is closed. */
        CHANGED
    }

    /** What {@code dpia-screening} said. */
    public enum Screening {
        REQUIRED,
        RECOMMENDED,
        NOT_REQUIRED,
        EXEMPT
    }

    /** How a version ended. */
    public enum Outcome {
        NOT_REQUIRED,
        APPROVED,
        CONDITIONAL,
        REJECTED;

        /** The processing may go on, if the conditions for it are fulfilled. */
        public boolean allows() {
            return this != REJECTED;
        }
    }

    /** What the authority answered (Art. 36(2), 58(2)(f)). */
    public enum Answer {
        NO_OBJECTION,
        ADVICE,
        PROHIBITED
    }

    /** Decided and watched until its review. */
    public boolean living() {
        return outcome != null && outcome.allows() && supersededAt == null && endedAt == null && closedAt == null;
    }

    public boolean highResidual() {
        return residual != null && residual.high();
    }
}
