package io.dueprocess.casefile;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The clear-text facts of a case file; none of them says anything about a person.
 *
 * @param id random UUID; also the business key of the case's process instance
 * @param reference the short name people use, such as {@code DP-7K3M-Q2XA}; random, not sequential
 * @param processKey id of the process that the case belongs to, such as {@code dsar-handling}
 * @param openedAt when the file was opened
 * @param closedAt when the case was closed, or null while it is open
 * @param retainUntil last day on which the file is kept, or null while that is not yet known
 * @param held true under a legal hold: not shredded whatever its date
 * @param shreddedAt when key and content were destroyed, or null
 * @param sealed true when only holders of a grant and the reporter can read it; its times are days
 */
public record CaseFile(
        String id,
        String reference,
        String processKey,
        Instant openedAt,
        Instant closedAt,
        LocalDate retainUntil,
        boolean held,
        Instant shreddedAt,
        boolean sealed) {

    /** The same, closed then; open with null. */
    CaseFile closed(Instant at, LocalDate until) {
        return new CaseFile(id, reference, processKey, openedAt, at, until, held, shreddedAt, sealed);
    }
}
