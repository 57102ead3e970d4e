package io.dueprocess.dsar;

import java.time.Instant;
import java.util.Locale;

/**
 * The clear-text facts of a request.
 *
 * @param match how the request matched our records
 * @param identityAskedAt when proof of identity was first asked for, or null
 * @param identityProofAt when the person last sent something after that, or null
 * @param identityCheckedAt when the check ended, or null
 * @param outcome how it ended, or null while it is open
 * @param answerUntil instant at which the download ends, or null
 */
record DsarFacts(
        String caseId,
        Locale language,
        Instant receivedAt,
        String accessCodeHash,
        Instant mailTokenExpires,
        Instant mailConfirmedAt,
        Match match,
        Instant identityAskedAt,
        Instant identityProofAt,
        Instant identityCheckedAt,
        String reviewedBy,
        String refusalBy,
        Outcome outcome,
        Instant answeredAt,
        Instant answerUntil) {

    enum Match {
        ONE,
        SHARED,
        NONE,
        UNKNOWN
    }

    enum Outcome {
        ANSWERED,
        REFUSED,
        WITHDRAWN,
        /** A mail that asks for nothing. */
        NO_REQUEST
    }

    boolean mailConfirmed() {
        return mailConfirmedAt != null;
    }

    boolean identityAsked() {
        return identityAskedAt != null && identityCheckedAt == null;
    }
}
