package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What handlers do with a case beyond its task forms, and delegates on its behalf. Access is checked by the caller. */
@Service
@Transactional
public class WhistleblowerCases {

    static final String KIND_REOPENING = "reopening";

    /** Why a closed case was taken up again, as kept in the case file. */
    record Reopening(String reason) {}

    private final CaseFiles files;
    private final WhistleblowerStore store;
    private final WhistleblowerClocks clocks;
    private final WhistleblowerDecisions decisions;
    private final WhistleblowerRounds rounds;
    private final WhistleblowerMails mails;

    WhistleblowerCases(
            CaseFiles files,
            WhistleblowerStore store,
            WhistleblowerClocks clocks,
            WhistleblowerDecisions decisions,
            WhistleblowerRounds rounds,
            WhistleblowerMails mails) {
        this.files = files;
        this.store = store;
        this.clocks = clocks;
        this.decisions = decisions;
        this.rounds = rounds;
        this.mails = mails;
    }

    /**
     * Takes a closed case up again, before it is shredded; the reporter is told, and the next round starts its
     * investigation. Needs the case's key.
     *
     * @throws Refused without a reason, or for a case that is not closed
     */
    public void reopen(String caseId, String reason, String userId) {
        if (reason == null || reason.isBlank()) {
            throw new Refused("whistleblower.refused.no-reason");
        }
        if (files.find(caseId).map(CaseFile::closedAt).isEmpty()
                || store.find(caseId).isEmpty()) {
            throw new Refused("whistleblower.refused.not-closed");
        }
        files.append(caseId, KIND_REOPENING, new Reopening(reason.strip()), userId);
        files.reopen(caseId, userId);
        store.reopened(caseId);
        decisions.reopened(caseId, clocks.reopened(caseId, userId), userId);
        rounds.signal(caseId, Signal.REOPENED);
    }

    /** Tells who holds a key of the case that there is something to do; once for each occasion. */
    public void tellHandlers(String caseId, String occasion) {
        mails.somethingToDo(caseId, occasion);
    }
}
