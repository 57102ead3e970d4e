package io.dueprocess.sla;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.deadline.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a case, a duty or a task counts as, by how it stands: the figures of the board are the sum of these, whether they are
 * changed as things change or counted anew. Days, months and hours are the organisation's.
 */
@Component
class Figures {

    private static final int HOURS = 24;

    private final ZoneId zone;

    Figures(@Value("${dueprocess.zone}") ZoneId zone) {
        this.zone = zone;
    }

    /**
     * An open task.
     *
     * @param due null for none
     * @param sealed whether it is a sealed case's, of which nothing is known finer than days
     */
    record OpenTask(String process, String key, Instant begun, Instant due, boolean sealed) {}

    List<Figure> of(CaseFile file) {
        String process = file.processKey();
        Figure received = new Figure(process, Measure.RECEIVED, "", month(file.openedAt()), 0);
        Figure state = file.closedAt() == null
                ? new Figure(process, Measure.OPEN, "", day(file.openedAt()), 0)
                : new Figure(
                        process, Measure.CLOSED, "", month(file.closedAt()), days(file.openedAt(), file.closedAt()));
        return List.of(received, state);
    }

    /** Of a drill nothing is due by law. */
    List<Figure> of(Deadline deadline) {
        if (deadline.state() == Deadline.State.CANCELLED || deadline.drill()) {
            return List.of();
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(of(deadline, Measure.STARTED, month(deadline.trigger()), 0));
        if (deadline.extension() > 0) {
            figures.add(of(deadline, Measure.EXTENDED, month(deadline.trigger()), 0));
        }
        figures.add(
                switch (deadline.state()) {
                    case PAUSED -> of(deadline, Measure.PAUSED, month(deadline.trigger()), 0);
                    case MET -> done(deadline, Measure.MET);
                    case MET_LATE -> done(deadline, Measure.LATE);
                    default -> of(deadline, Measure.DUE, next(deadline.expiresAt(), ChronoUnit.MINUTES), 0);
                });
        return figures;
    }

    private Figure done(Deadline deadline, Measure measure) {
        int span = deadline.inHours()
                ? hours(deadline.trigger(), deadline.closedAt())
                : days(deadline.trigger(), deadline.closedAt());
        return of(deadline, measure, month(deadline.closedAt()), span);
    }

    private static Figure of(Deadline deadline, Measure measure, Instant moment, int span) {
        return new Figure(
                Duties.processOf(deadline.clock()), measure, deadline.clock().id(), moment, span);
    }

    List<Figure> of(OpenTask task) {
        Figure waiting = new Figure(task.process(), Measure.WAITING, task.key(), day(task.begun()), 0);
        if (task.due() == null) {
            return List.of(waiting);
        }
        Instant due = task.sealed() ? day(task.due().plus(Duration.ofDays(1))) : next(task.due(), ChronoUnit.HOURS);
        return List.of(waiting, new Figure(task.process(), Measure.TASK_DUE, task.key(), due, 0));
    }

    /** The task that was open and is done. */
    List<Figure> done(OpenTask task, Instant at) {
        int hours = task.sealed() ? HOURS * days(task.begun(), at) : hours(task.begun(), at);
        return List.of(new Figure(task.process(), Measure.DONE, task.key(), month(at), hours).settle());
    }

    Instant month(Instant at) {
        return YearMonth.from(at.atZone(zone)).atDay(1).atStartOfDay(zone).toInstant();
    }

    private Instant day(Instant at) {
        return date(at).atStartOfDay(zone).toInstant();
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private int days(Instant from, Instant to) {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(date(from), date(to))));
    }

    /** Begun hours count. */
    private static int hours(Instant from, Instant to) {
        return Math.toIntExact(Math.max(
                0, Duration.between(from, to).plusHours(1).minusNanos(1).toHours()));
    }

    /** The instant itself, or the next one that is whole. */
    private static Instant next(Instant at, ChronoUnit unit) {
        Instant whole = at.truncatedTo(unit);
        return whole.equals(at) ? at : whole.plus(1, unit);
    }
}
