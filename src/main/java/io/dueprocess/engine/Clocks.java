package io.dueprocess.engine;

import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The statutory dates of a case for the models' expressions: {@code ${clocks.due(execution)}}. The one source is the
 * deadline module; nothing here is stored.
 */
@Component("clocks")
public class Clocks {

    private final Deadlines deadlines;
    private final ProcessModules modules;
    private final ZoneId zone;

    Clocks(Deadlines deadlines, ProcessModules modules, @Value("${dueprocess.zone}") ZoneId zone) {
        this.deadlines = deadlines;
        this.modules = modules;
        this.zone = zone;
    }

    /** Due date of a task: the last second that is in time. */
    public Date due(DelegateExecution execution) {
        return Date.from(dueOf(deadline(execution)));
    }

    static Instant dueOf(Deadline deadline) {
        return deadline.expiresAt().minusSeconds(1);
    }

    /** The first instant that is too late. */
    public Date expiry(DelegateExecution execution) {
        return Date.from(deadline(execution).expiresAt());
    }

    /**
     * @param before ISO 8601 period such as {@code P7D}, or duration such as {@code PT12H} for clocks in hours, counted back
     *     from the expiry; hours at the clock's own pace, and from what the clock on the wall takes for the expiry where that
     *     is earlier, since the clocks went forward meanwhile
     */
    public Date before(DelegateExecution execution, String before) {
        Deadline deadline = deadline(execution);
        Instant expiry = deadline.expiresAt();
        if (!before.contains("T")) {
            return Date.from(expiry.atZone(zone).minus(Period.parse(before)).toInstant());
        }
        Instant warnedFor = deadline.inHours() ? byTheWall(deadline) : expiry;
        return Date.from(warnedFor.minus(deadline.paced(Duration.parse(before))));
    }

    /** When the hours have passed on the clock on the wall, if that is earlier than the expiry, else the expiry. */
    private Instant byTheWall(Deadline deadline) {
        Duration whole = Duration.between(deadline.trigger(), deadline.expiresAt());
        Instant shown = deadline.trigger()
                .atZone(zone)
                .toLocalDateTime()
                .plus(whole)
                .atZone(zone)
                .toInstant();
        return shown.isBefore(deadline.expiresAt()) ? shown : deadline.expiresAt();
    }

    /** Midway between trigger and expiry. */
    public Date halfTime(DelegateExecution execution) {
        Deadline deadline = deadline(execution);
        Duration whole = Duration.between(deadline.trigger(), deadline.expiresAt());
        return Date.from(deadline.trigger().plus(whole.dividedBy(2)));
    }

    private Deadline deadline(DelegateExecution execution) {
        ProcessModule module =
                modules.ofDefinition(execution.getProcessDefinitionId()).orElseThrow();
        String caseId = execution.getProcessBusinessKey();
        return deadlines
                .find(caseId, module.clockOf(caseId))
                .orElseThrow(() -> new IllegalStateException("no deadline " + module.clockOf(caseId)));
    }
}
