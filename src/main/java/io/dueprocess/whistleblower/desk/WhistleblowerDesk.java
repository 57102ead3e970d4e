package io.dueprocess.whistleblower.desk;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseEntries;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.ChangedMeanwhile;
import io.dueprocess.engine.Refused;
import io.dueprocess.whistleblower.ReportMessage;
import io.dueprocess.whistleblower.WhistleblowerCases;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What handlers write in a case. Access has been checked by the caller, and the case's key is at hand. What is sent twice with
 * the same {@code once} is written once.
 */
@Service
@Transactional
public class WhistleblowerDesk {

    private final CaseFiles files;
    private final CaseEntries entries;
    private final Audit audit;
    private final WhistleblowerCases cases;

    WhistleblowerDesk(CaseFiles files, CaseEntries entries, Audit audit, WhistleblowerCases cases) {
        this.files = files;
        this.entries = entries;
        this.audit = audit;
        this.cases = cases;
    }

    /**
     * Writes to the reporter, who finds it in the inbox.
     *
     * @param seen how many messages the user saw when writing
     * @throws ChangedMeanwhile when there are more by now: an answer may read otherwise after them
     */
    public void message(String caseId, String text, int seen, String once, String user) {
        Needed.text(text, "whistleblower.desk.empty-message");
        requireOpen(caseId);
        ReportMessage message = new ReportMessage(ReportMessage.Kind.HANDLER, text.strip());
        if (entries.addOnce(caseId, ReportMessage.KIND, once, message, user)
                && files.list(caseId, ReportMessage.KIND, ReportMessage.class).size() - 1 > seen) {
            throw new ChangedMeanwhile("whistleblower.desk.newer-message");
        }
    }

    public void note(String caseId, String text, String once, String user) {
        Needed.text(text, "whistleblower.desk.empty-note");
        entries.addOnce(caseId, Note.KIND, once, new Note(text.strip()), user);
    }

    /**
     * Records that something is given to somebody outside the unit.
     *
     * @throws Refused when it is not said what, to whom, why, or why the reporter was not told first
     */
    public void disclose(String caseId, Disclosure disclosure, String once, String user) {
        Needed.text(disclosure.recipient(), "whistleblower.desk.no-recipient");
        Needed.text(disclosure.what(), "whistleblower.desk.no-what");
        Needed.reason(disclosure.why());
        Objects.requireNonNull(disclosure.basis());
        boolean identity = disclosure.basis() != Disclosure.Basis.FOLLOW_UP;
        if (identity == (disclosure.told() == Disclosure.Told.NOT_NEEDED)) {
            throw new Refused(identity ? "whistleblower.desk.told-needed" : "whistleblower.desk.told-not-needed");
        }
        if (disclosure.told() == Disclosure.Told.NO) {
            Needed.text(disclosure.whyNotTold(), "whistleblower.desk.no-why-not-told");
        }
        if (entries.addOnce(caseId, Disclosure.KIND, once, disclosure, user)) {
            audit.record(caseId, user, AuditAction.DECIDE, "disclosure:" + once);
        }
    }

    /** Opens a closed case again. */
    public void reopen(String caseId, String reason, String user) {
        Needed.reason(reason);
        audit.record(caseId, user, AuditAction.DECIDE, "reopen");
        if (files.find(caseId).orElseThrow().closedAt() == null) {
            throw new ChangedMeanwhile("whistleblower.desk.open-already");
        }
        cases.reopen(caseId, reason.strip(), user);
    }

    private void requireOpen(String caseId) {
        if (files.find(caseId).orElseThrow().closedAt() != null) {
            throw new Refused("whistleblower.desk.closed");
        }
    }
}
