package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.engine.Refused;
import io.dueprocess.engine.Unrestricted;
import java.util.List;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What staff learn of a breach after it was entered: corrected times, and new facts (Art. 33(4)). */
@Service
@Transactional(noRollbackFor = Refused.class)
public class BreachCorrections {

    static final String KIND_TIMES = "breach-times";
    static final String KIND_NEW_FACTS = "breach-new-facts";

    /** Times that were corrected, with the reason; content of the case file. */
    record Correction(BreachTimes before, BreachTimes after, String reason) {}

    private final CaseFiles files;
    private final BreachStore store;
    private final BreachPeople people;
    private final Deadlines deadlines;
    private final RuntimeService runtime;
    private final Unrestricted unrestricted;
    private final java.time.Clock clock;

    BreachCorrections(
            CaseFiles files,
            BreachStore store,
            BreachPeople people,
            Deadlines deadlines,
            RuntimeService runtime,
            Unrestricted unrestricted,
            java.time.Clock clock) {
        this.files = files;
        this.store = store;
        this.people = people;
        this.deadlines = deadlines;
        this.runtime = runtime;
        this.unrestricted = unrestricted;
        this.clock = clock;
    }

    /**
     * Corrects the four instants. When awareness changes, due date, timers and tasks move with it, and whether a filing was in
     * time is judged anew (Art. 33(1)).
     *
     * @throws Refused without a reason, for impossible times, or once the case is closed
     */
    public void correct(String caseId, BreachTimes after, String reason, String userId) {
        requireOpen(caseId);
        if (reason.isBlank()) {
            throw new Refused("breach.refused.no-reason");
        }
        Breaches.requirePossible(after, clock.instant());
        BreachFacts facts = store.get(caseId);
        if (facts.notifiedAt() != null && after.aware().toInstant().isAfter(facts.notifiedAt())) {
            throw new Refused("breach.refused.aware-after-notified");
        }
        files.append(caseId, KIND_TIMES, new Correction(facts.times(), after, reason.strip()), userId);
        store.times(caseId, after);
        if (!after.aware().toInstant().equals(facts.times().aware().toInstant())) {
            moveClock(caseId, facts, after, userId);
        }
    }

    private void moveClock(String caseId, BreachFacts facts, BreachTimes after, String userId) {
        Clock statutory = facts.role().clock();
        boolean missed = deadlines.find(caseId, statutory).orElseThrow().state() == Deadline.State.MISSED;
        Deadline moved = deadlines.retrigger(caseId, statutory, after.aware().toInstant(), clock.instant(), userId);
        if (missed && moved.state() == Deadline.State.OPEN) {
            unrestricted.ask(() -> runtime.createMessageCorrelation(BreachProcess.MESSAGE_AWARENESS_CORRECTED)
                    .processInstanceBusinessKey(caseId)
                    .correlateAllWithResult());
        }
    }

    /**
     * Reopens description and assessment. A duty that had fallen away is owed again, from the same awareness.
     *
     * @throws Refused without a text, before the teams were told, or once the case is closed
     */
    public void newFacts(String caseId, String text, String userId) {
        requireOpen(caseId);
        if (text.isBlank()) {
            throw new Refused("breach.refused.no-new-facts");
        }
        try {
            unrestricted.ask(() -> runtime.createMessageCorrelation(BreachProcess.MESSAGE_NEW_FACTS)
                    .processInstanceBusinessKey(caseId)
                    .correlateWithResult());
        } catch (MismatchingMessageCorrelationException tooEarly) {
            throw new Refused("breach.refused.new-facts-too-early");
        }
        files.append(caseId, KIND_NEW_FACTS, text.strip(), userId);
        people.newRound(caseId, userId);
        BreachFacts facts = store.get(caseId);
        Clock statutory = facts.role().clock();
        if (deadlines.find(caseId, statutory).orElseThrow().state() == Deadline.State.CANCELLED) {
            deadlines.restart(caseId, statutory, facts.times().aware().toInstant(), userId);
        }
    }

    @Transactional(readOnly = true)
    public List<Entry<Correction>> corrections(String caseId) {
        return files.list(caseId, KIND_TIMES, Correction.class);
    }

    @Transactional(readOnly = true)
    public List<Entry<String>> facts(String caseId) {
        return files.list(caseId, KIND_NEW_FACTS, String.class);
    }

    private void requireOpen(String caseId) {
        if (store.get(caseId).closedAt() != null) {
            throw new Refused("breach.refused.closed");
        }
    }
}
