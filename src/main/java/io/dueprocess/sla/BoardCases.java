package io.dueprocess.sla;

import java.time.Instant;
import java.util.List;

/**
 * The cases behind a number, soonest due first.
 *
 * @param more whether there are more than are shown
 */
public record BoardCases(Instant asOf, List<Row> cases, boolean more) {

    /** Which open cases of a process. */
    public enum State {
        OPEN,
        DUE_IN_24_HOURS,
        DUE_IN_3_DAYS,
        DUE_IN_7_DAYS,
        OVERDUE,
        PAUSED
    }

    /**
     * A case that the reader may see.
     *
     * @param clock id of the clock, or null when the law sets none
     * @param expiresAt first instant that is too late, or null
     * @param steps names of the tasks in which it waits
     * @param instanceId for Cockpit's {@code #/process-instance/<id>}; null when the reader may not see the instance
     */
    public record Row(
            String caseId,
            String reference,
            String process,
            Instant openedAt,
            String clock,
            Instant expiresAt,
            boolean paused,
            List<String> steps,
            String instanceId) {}
}
