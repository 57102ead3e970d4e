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

    /** @param before ISO 8601 period such as {@code P7D} or duration such as {@code PT12H}, counted back from the expiry */
    public Date before(DelegateExecution execution, String before) {
        Instant expiry = deadline(execution).expiresAt();
        return Date.from(
                before.contains("T")
                        ? expiry.minus(Duration.parse(before))
                        : expiry.atZone(zone).minus(Period.parse(before)).toInstant());
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
        return deadlines
                .find(execution.getProcessBusinessKey(), module.clock())
                .orElseThrow(() -> new IllegalStateException("no deadline " + module.clock()));
    }
}
