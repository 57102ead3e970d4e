package io.dueprocess.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The statutory due dates of cases; every change is audited and joins the caller's transaction. */
@Service
public class Deadlines {

    /** Starts a clock; a second start of the same clock for the case answers the stored one unchanged. */
    public Deadline start(String caseId, Clock clock, Instant trigger, String actor) {
        throw new UnsupportedOperationException();
    }

    public Optional<Deadline> find(String caseId, Clock clock) {
        throw new UnsupportedOperationException();
    }

    public List<Deadline> of(String caseId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stops the clock while the person is asked for something. The date stays the unsuspended one until it resumes.
     *
     * @throws DeadlineRefused when asked later than three working days after the trigger, or not open
     */
    public Deadline pause(String caseId, Clock clock, Instant askedAt, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Ends the pause; the nominal date moves by the whole local days between asking and completion, then rolls once. */
    public Deadline resume(String caseId, Clock clock, Instant completeAt, String actor) {
        throw new UnsupportedOperationException();
    }

    /**
     * Extends to trigger + 1 + months, clipped and rolled once (never added to a rolled date).
     *
     * @param months 1 or 2
     * @throws DeadlineRefused after the first month, when extended before, or not open
     */
    public Deadline extend(String caseId, Clock clock, int months, Instant now, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Freezes the date as met, or met late when {@code at} is not before its expiry. */
    public Deadline meet(String caseId, Clock clock, Instant at, String actor) {
        throw new UnsupportedOperationException();
    }

    /** Marks the date missed; the duty stays open. */
    public Deadline miss(String caseId, Clock clock, Instant at) {
        throw new UnsupportedOperationException();
    }

    public Deadline cancel(String caseId, Clock clock, Instant at, String actor) {
        throw new UnsupportedOperationException();
    }
}
