package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.dsar.DsarWork.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one answer for all rights of a request (Art. 12(3), 12(4)), and who is told of it after (Art. 19, 20(2)). */
@Component("dsarOutcomes")
@Transactional
public class DsarOutcomes {

    private static final String OUTCOME = "outcome";

    /** Art. 19 speaks of these. */
    private static final Map<Kind, Right> TOLD_TO_RECIPIENTS =
            Map.of(Kind.RECTIFY, Right.RECTIFICATION, Kind.ERASE, Right.ERASURE, Kind.RESTRICT, Right.RESTRICTION);

    private final CaseFiles files;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarDecisions decisions;
    private final DsarWork work;
    private final DsarOutcomeInputs inputs;
    private final DsarAnswers answers;
    private final DsarRecipients recipients;
    private final DsarTransfers transfers;
    private final Deadlines deadlines;

    DsarOutcomes(
            CaseFiles files,
            DsarStore store,
            DsarForms forms,
            DsarDecisions decisions,
            DsarWork work,
            DsarOutcomeInputs inputs,
            DsarAnswers answers,
            DsarRecipients recipients,
            DsarTransfers transfers,
            Deadlines deadlines) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.decisions = decisions;
        this.work = work;
        this.inputs = inputs;
        this.answers = answers;
        this.recipients = recipients;
        this.transfers = transfers;
        this.deadlines = deadlines;
    }

    /** Whether a right was refused, wholly or in part: then somebody else approves it. */
    public boolean refusedInPart(DelegateExecution execution) {
        return decisions.refusedInPart(execution.getProcessBusinessKey());
    }

    /** Letter, data where asked for, and certificate become available; the person is told once, and the clock is met. */
    public void publish(String caseId) {
        if (store.get(caseId).answeredAt() != null) {
            return;
        }
        Set<String> changed = changed(caseId);
        TOLD_TO_RECIPIENTS.forEach(
                (kind, act) -> recipients.note(caseId, EnumSet.of(act), Set.copyOf(work.systems(caseId, kind))));
        if (inputs.needed(caseId)) {
            answers.attach(caseId, inputs.of(caseId, changed.isEmpty() ? List.of() : recipients.noted(caseId)));
        }
        String told = inputs.told(caseId);
        if (!told.isBlank()) {
            files.put(caseId, DsarMessage.KIND, OUTCOME, new DsarMessage(false, told), Actors.SYSTEM);
        }
        answers.release(caseId, !stopOnly(caseId));
        deadlines.meet(caseId, Clock.DSAR_RESPONSE, store.get(caseId).answeredAt(), Actors.SYSTEM);
    }

    private Set<String> changed(String caseId) {
        Set<String> changed = new TreeSet<>();
        TOLD_TO_RECIPIENTS.keySet().forEach(kind -> changed.addAll(work.systems(caseId, kind)));
        return changed;
    }

    /** Nobody read it and nothing else was asked: the person was told already when it stopped. */
    private boolean stopOnly(String caseId) {
        return forms.latest(caseId, DsarProcess.FORM_TRIAGE).isEmpty();
    }

    public boolean transferWanted(DelegateExecution execution) {
        return transfers.wanted(execution.getProcessBusinessKey());
    }

    /** Sends the copy on; throws {@link DsarTransfers.TransferFailed} to be retried. */
    public void transfer(String caseId) throws SystemStaysDown {
        work.once(caseId, Kind.TRANSFER, "-", () -> transfers.push(caseId));
    }

    /** Ids of the recipients to tell. */
    public List<String> recipients(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        return changed(caseId).isEmpty() ? List.of() : recipients.noted(caseId);
    }

    public boolean recipientsToTell(DelegateExecution execution) {
        return !recipients(execution).isEmpty();
    }

    public boolean byMail(DelegateExecution execution) {
        return recipients.byMail(DsarProcess.RECIPIENT.from(execution));
    }
}
