package io.dueprocess.deadline;

import static io.dueprocess.deadline.Deadline.State.CANCELLED;
import static io.dueprocess.deadline.Deadline.State.MET;
import static io.dueprocess.deadline.Deadline.State.MET_LATE;
import static io.dueprocess.deadline.Deadline.State.MISSED;
import static io.dueprocess.deadline.Deadline.State.OPEN;
import static io.dueprocess.deadline.Deadline.State.PAUSED;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseShredded;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The statutory due dates of cases; every change is audited and joins the caller's transaction. Instants are kept to the
 * microsecond. A refusal changes nothing, so the caller may go on in the same transaction. A change throws {@link NoSuchElementException} for a clock that was never started.
 */
@Service
@Transactional(noRollbackFor = DeadlineRefused.class)
public class Deadlines {

    private final DeadlineRows rows;
    private final DueDates dueDates;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Deadlines(DeadlineRows rows, DueDates dueDates, Audit audit, ApplicationEventPublisher events) {
        this.rows = rows;
        this.dueDates = dueDates;
        this.audit = audit;
        this.events = events;
    }

    /** Starts a clock; a second start of the same clock for the case answers the stored one unchanged. */
    public Deadline start(String caseId, Clock clock, Instant trigger, String actor) {
        return rows.find(caseId, clock).orElseGet(() -> {
            Instant started = trigger.truncatedTo(ChronoUnit.MICROS);
            return started(null, running(caseId, clock, started, dueDates.of(clock, started, 0, 0)), actor, "start");
        });
    }

    /** Starts a clock in hours that runs for another length than the law's: by contract, or in a drill. */
    public Deadline start(String caseId, Clock clock, Instant trigger, Duration length, String actor) {
        return rows.find(caseId, clock).orElseGet(() -> {
            Instant started = trigger.truncatedTo(ChronoUnit.MICROS);
            return started(null, running(caseId, clock, started, dueDates.of(clock, started, length)), actor, "start");
        });
    }

    /**
     * Corrects the instant that started a clock in hours; its length stays. A duty that was done is judged anew, in time or
     * late; one that was missed is open again if its time is still to come.
     */
    public Deadline retrigger(String caseId, Clock clock, Instant trigger, Instant now, String actor) {
        Deadline deadline = locked(caseId, clock);
        Instant started = trigger.truncatedTo(ChronoUnit.MICROS);
        Duration length = Duration.between(deadline.trigger(), deadline.expiresAt());
        return moved(
                deadline, deadline.triggered(started, dueDates.of(clock, started, length), now), actor, "retrigger");
    }

    @Transactional(readOnly = true)
    public Optional<Deadline> find(String caseId, Clock clock) {
        return rows.find(caseId, clock);
    }

    /** All clocks of a case, in the order in which they were triggered. */
    @Transactional(readOnly = true)
    public List<Deadline> of(String caseId) {
        return rows.of(caseId);
    }

    /**
     * Stops the clock while the person is asked for something. The date stays the unsuspended one until it resumes.
     *
     * @throws DeadlineRefused when asked later than three working days after the trigger, or not open
     */
    public Deadline pause(String caseId, Clock clock, Instant askedAt, String actor) {
        Deadline deadline = changeable(caseId, clock);
        refuseIf(Period.of(clock).pause() == Period.Pause.NEVER, "no-pause");
        refuseIf(deadline.state() == PAUSED, "already-paused");
        refuseIf(deadline.state() != OPEN, "not-open");
        LocalDate asked = dueDates.dateOf(askedAt);
        refuseIf(asked.isBefore(dueDates.dateOf(deadline.trigger())), "asked-before-trigger");
        refuseIf(dueDates.asksTooLate(clock, deadline.trigger(), deadline.extension(), asked), "asked-too-late");
        Deadline paused = deadline.pausedSince(askedAt.truncatedTo(ChronoUnit.MICROS));
        return moved(deadline, paused, actor, "pause");
    }

    /**
     * Ends the pause; the nominal date moves by the whole local days between asking and completion, then rolls once.
     *
     * @throws DeadlineRefused when not paused, or complete before asked
     */
    public Deadline resume(String caseId, Clock clock, Instant completeAt, String actor) {
        Deadline deadline = changeable(caseId, clock);
        refuseIf(deadline.state() != PAUSED, "not-paused");
        Deadline resumed = resumed(deadline, completeAt);
        return moved(deadline, resumed, actor, "resume:" + (resumed.pausedDays() - deadline.pausedDays()));
    }

    /**
     * Extends to trigger + 1 + months, clipped and rolled once (never added to a rolled date).
     *
     * @param months 1 or 2; for DPIA_CONSULTATION the 6 weeks of Art. 36(2)
     * @throws DeadlineRefused after the first month, when extended before, or not open
     */
    public Deadline extend(String caseId, Clock clock, int months, Instant now, String actor) {
        Deadline deadline = changeable(caseId, clock);
        Period period = Period.of(clock);
        refuseIf(!period.extendable(), "no-extension");
        refuseIf(!period.allows(months), "extension-length");
        refuseIf(deadline.extension() > 0, "extended-already");
        Instant until = dueDates.extendableUntil(deadline.trigger(), deadline.pausedDays());
        refuseIf(deadline.state() == MISSED || !now.isBefore(until), "extension-too-late");
        return moved(deadline, reckoned(deadline, months, deadline.pausedDays()), actor, "extend:" + months);
    }

    /**
     * Freezes the date as met, or met late when {@code at} is not before its expiry; a running pause ends first. No-op when
     * met already.
     */
    public Deadline meet(String caseId, Clock clock, Instant at, String actor) {
        Deadline deadline = locked(caseId, clock);
        if (deadline.state() == MET || deadline.state() == MET_LATE) {
            return deadline;
        }
        refuseIf(!deadline.state().open(), "closed");
        Deadline running = deadline.state() == PAUSED ? resumed(deadline, at) : deadline;
        boolean inTime = at.isBefore(running.expiresAt());
        return stored(deadline, running.closed(inTime ? MET : MET_LATE, at), actor, inTime ? "meet" : "meet-late");
    }

    /** Marks the date missed; the duty stays open. No-op unless the clock runs and its date has expired by {@code at}. */
    public Deadline miss(String caseId, Clock clock, Instant at) {
        Deadline deadline = locked(caseId, clock);
        if (deadline.state() != OPEN || at.isBefore(deadline.expiresAt())) {
            return deadline;
        }
        return stored(deadline, deadline.missed(), Actors.SYSTEM, "miss");
    }

    /** Freezes the date of a duty that no longer exists. No-op when cancelled already. */
    public Deadline cancel(String caseId, Clock clock, Instant at, String actor) {
        Deadline deadline = locked(caseId, clock);
        if (deadline.state() == CANCELLED) {
            return deadline;
        }
        refuseIf(!deadline.state().open(), "closed");
        return stored(deadline, deadline.closed(CANCELLED, at), actor, "cancel");
    }

    /**
     * Starts a clock anew whose duty was done or fell away, since the case was taken up again; what it was stands in the
     * audit.
     *
     * @throws DeadlineRefused while it still runs
     */
    public Deadline restart(String caseId, Clock clock, Instant trigger, String actor) {
        Deadline ended = locked(caseId, clock);
        refuseIf(ended.state().open(), "still-open");
        Instant started = trigger.truncatedTo(ChronoUnit.MICROS);
        rows.delete(caseId, clock);
        DueDate date = ended.inHours()
                ? dueDates.of(clock, started, Duration.between(ended.trigger(), ended.expiresAt()))
                : dueDates.of(clock, started, 0, 0);
        return started(ended, running(caseId, clock, started, date), actor, "restart");
    }

    private static Deadline running(String caseId, Clock clock, Instant trigger, DueDate date) {
        return new Deadline(caseId, clock, trigger, date, date.due(), null, 0, 0, OPEN, null);
    }

    private Deadline started(Deadline before, Deadline deadline, String actor, String change) {
        rows.insert(deadline);
        record(deadline, actor, change);
        events.publishEvent(new DeadlineChanged(before, deadline));
        return deadline;
    }

    @EventListener
    void forget(CaseShredded shredded) {
        rows.delete(shredded.caseId());
    }

    private Deadline resumed(Deadline deadline, Instant completeAt) {
        LocalDate asked = dueDates.dateOf(deadline.pausedSince());
        LocalDate complete = dueDates.dateOf(completeAt);
        refuseIf(complete.isBefore(asked), "complete-before-asked");
        int days = Math.toIntExact(ChronoUnit.DAYS.between(asked, complete));
        return reckoned(deadline, deadline.extension(), deadline.pausedDays() + days)
                .resumed();
    }

    private Deadline reckoned(Deadline deadline, int extension, int pausedDays) {
        DueDate date = dueDates.of(deadline.clock(), deadline.trigger(), extension, pausedDays);
        LocalDate unsuspendedDue =
                dueDates.of(deadline.clock(), deadline.trigger(), extension, 0).due();
        return deadline.reckoned(date, unsuspendedDue, extension, pausedDays);
    }

    private Deadline changeable(String caseId, Clock clock) {
        Deadline deadline = locked(caseId, clock);
        refuseIf(!deadline.state().open(), "closed");
        return deadline;
    }

    private Deadline locked(String caseId, Clock clock) {
        return rows.lock(caseId, clock)
                .orElseThrow(() -> new NoSuchElementException("The case has no clock " + clock.id()));
    }

    private Deadline moved(Deadline before, Deadline deadline, String actor, String change) {
        stored(before, deadline, actor, change);
        events.publishEvent(new DeadlineMoved(deadline.caseId(), deadline.clock()));
        return deadline;
    }

    private Deadline stored(Deadline before, Deadline deadline, String actor, String change) {
        rows.update(deadline);
        record(deadline, actor, change);
        events.publishEvent(new DeadlineChanged(before, deadline));
        return deadline;
    }

    private void record(Deadline deadline, String actor, String change) {
        audit.record(
                deadline.caseId(),
                actor,
                AuditAction.DEADLINE,
                change + " " + deadline.clock().id());
    }

    private static void refuseIf(boolean condition, String reason) {
        if (condition) {
            throw new DeadlineRefused("deadline.refused." + reason);
        }
    }
}
