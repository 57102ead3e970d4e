package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DeadlineRefused;
import io.dueprocess.deadline.Deadlines;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reasonable doubt about who asks (Art. 12(6)): ask, remind, end. */
@Service
@Transactional
public class DsarIdentity {

    private final CaseFiles files;
    private final Audit audit;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarMails mails;
    private final Deadlines deadlines;
    private final java.time.Clock clock;

    DsarIdentity(
            CaseFiles files,
            Audit audit,
            DsarStore store,
            DsarForms forms,
            DsarMails mails,
            Deadlines deadlines,
            java.time.Clock clock) {
        this.files = files;
        this.audit = audit;
        this.store = store;
        this.forms = forms;
        this.mails = mails;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Asks the person, by message and mail, and pauses the clock where the law tolerates it. */
    public void ask(String caseId) {
        int round = forms.rounds(caseId, DsarProcess.FORM_IDENTITY).size();
        String key = "identity-question-" + round;
        if (files.get(caseId, DsarMessage.KIND, key, DsarMessage.class).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        files.put(caseId, DsarMessage.KIND, key, new DsarMessage(false, question(caseId)), Actors.SYSTEM);
        boolean first = !store.get(caseId).identityAsked();
        store.identityAsked(caseId, now);
        if (first) {
            pause(caseId, now);
        }
        mails.toPerson(caseId, "identity-asked-" + round, "dsar-identity-asked", Map.of());
    }

    /** What was asked last: by triage, or by the latest check that was not satisfied. */
    String question(String caseId) {
        String again = forms.text(caseId, DsarProcess.FORM_IDENTITY, "identityQuestion");
        return again.isEmpty() ? forms.text(caseId, DsarProcess.FORM_TRIAGE, "identityQuestion") : again;
    }

    private void pause(String caseId, Instant now) {
        try {
            deadlines.pause(caseId, Clock.DSAR_RESPONSE, now, Actors.SYSTEM);
        } catch (DeadlineRefused tooLate) {
            // asked too late for a pause: the clock runs on, and the audit says so
            audit.record(caseId, Actors.SYSTEM, AuditAction.DEADLINE, "no-pause:" + tooLate.code());
        }
    }

    public void remind(String caseId) {
        int round = forms.rounds(caseId, DsarProcess.FORM_IDENTITY).size();
        mails.toPerson(caseId, "identity-reminder-" + round, "dsar-identity-reminder", Map.of());
    }

    /** Deletes the copies and lets the clock run from the day on which the information was complete. */
    public void end(String caseId) {
        DsarFacts facts = store.get(caseId);
        if (!facts.identityAsked()) {
            return;
        }
        Instant complete = facts.identityProofAt() == null ? clock.instant() : facts.identityProofAt();
        if (deadlines
                .find(caseId, Clock.DSAR_RESPONSE)
                .map(Deadline::pausedSince)
                .isPresent()) {
            deadlines.resume(caseId, Clock.DSAR_RESPONSE, complete, Actors.SYSTEM);
        }
        files.removeAttachments(caseId, DsarRequests.KIND_PROOF, Actors.SYSTEM);
        store.identityChecked(caseId, clock.instant());
    }
}
