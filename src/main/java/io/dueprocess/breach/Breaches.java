package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Intake of breaches, whoever reports them. */
@Service
public class Breaches {

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final BreachStore store;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    Breaches(
            CaseFiles files,
            Deadlines deadlines,
            BreachStore store,
            RuntimeService runtime,
            TransactionTemplate transaction) {
        this.files = files;
        this.deadlines = deadlines;
        this.store = store;
        this.runtime = runtime;
        this.transaction = transaction;
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

    /** Opens file and clock; the caller's transaction starts the process. */
    CaseFile open(NewBreach breach, String actor) {
        CaseFile file = files.open(BreachProcess.KEY, BreachProcess.READERS, actor);
        store.insert(
                file.id(), breach.submissionKey(), breach.channel(), breach.role(), breach.drill(), breach.times());
        files.put(file.id(), Breach.KIND, Breach.KIND, breach.content(), actor);
        deadlines.start(
                file.id(), Clock.BREACH_AUTHORITY, breach.times().aware().toInstant(), actor);
        return file;
    }
}
