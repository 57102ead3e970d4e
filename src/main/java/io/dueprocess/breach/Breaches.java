package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.engine.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Intake of breaches, whoever reports them. */
@Service
public class Breaches {

    /** The Regulation has applied since this day (GDPR Art. 99(2)). */
    private static final Instant EARLIEST = Instant.parse("2018-05-24T22:00:00Z");

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final BreachStore store;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;
    private final BreachSettings settings;
    private final java.time.Clock clock;

    Breaches(
            CaseFiles files,
            Deadlines deadlines,
            BreachStore store,
            RuntimeService runtime,
            TransactionTemplate transaction,
            BreachSettings settings,
            java.time.Clock clock) {
        this.files = files;
        this.deadlines = deadlines;
        this.store = store;
        this.runtime = runtime;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Stores the report, starts its clock and its process; the same submission key again answers the first case. */
    public CaseFile report(NewBreach breach, String actor) {
        Optional<CaseFile> earlier = bySubmissionKey(breach.submissionKey());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try {
            return transaction.execute(status -> receive(breach, actor));
        } catch (DuplicateKeyException doubleSubmit) {
            return bySubmissionKey(breach.submissionKey()).orElseThrow(() -> doubleSubmit);
        }
    }

    Optional<CaseFile> bySubmissionKey(String submissionKey) {
        return store.bySubmissionKey(submissionKey).flatMap(facts -> files.find(facts.caseId()));
    }

    /**
     * Opens the case and starts its process, in the caller's transaction.
     *
     * @throws DuplicateKeyException when the submission key is known
     */
    CaseFile receive(NewBreach breach, String actor) {
        CaseFile file = open(breach, actor);
        runtime.startProcessInstanceByMessage(BreachProcess.MESSAGE_REPORTED, file.id());
        return file;
    }

    /**
     * Opens file and clock; the caller's transaction starts the process.
     *
     * @throws Refused for times that contradict one another or lie in the future
     */
    CaseFile open(NewBreach breach, String actor) {
        requirePossible(breach.times(), clock.instant());
        CaseFile file = files.open(BreachProcess.KEY, BreachProcess.READERS, actor);
        store.insert(
                file.id(), breach.submissionKey(), breach.channel(), breach.role(), breach.drill(), breach.times());
        files.put(file.id(), Breach.KIND, Breach.KIND, breach.content(), actor);
        startClock(file.id(), breach, actor);
        return file;
    }

    private void startClock(String caseId, NewBreach breach, String actor) {
        Instant aware = breach.times().aware().toInstant();
        Clock statutory = breach.role().clock();
        if (breach.role() == BreachFacts.Role.PROCESSOR) {
            Duration term = breach.contract() == null ? settings.controllerNotice() : breach.contract();
            deadlines.start(caseId, statutory, aware, term, actor);
        } else if (breach.drill() != null) {
            deadlines.start(caseId, statutory, aware, breach.drill(), actor);
        } else {
            deadlines.start(caseId, statutory, aware, actor);
        }
    }

    /** Nobody is aware of what has not happened yet, and nobody enters what is still to come. */
    static void requirePossible(BreachTimes times, Instant now) {
        Instant aware = times.aware().toInstant();
        if (aware.isAfter(now)) {
            throw new Refused("breach.refused.aware-in-future");
        }
        if (aware.isBefore(EARLIEST)) {
            throw new Refused("breach.refused.aware-too-early");
        }
        if (times.occurred() != null && times.occurred().toInstant().isAfter(aware)) {
            throw new Refused("breach.refused.aware-before-occurred");
        }
        if (times.detected() != null && times.detected().toInstant().isAfter(aware)) {
            throw new Refused("breach.refused.aware-before-detected");
        }
        if (times.processorTold() != null && times.processorTold().toInstant().isAfter(now)) {
            throw new Refused("breach.refused.told-in-future");
        }
    }
}
