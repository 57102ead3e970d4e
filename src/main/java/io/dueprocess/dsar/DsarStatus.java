package io.dueprocess.dsar;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Deadlines;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a request stands, in its person's terms. */
@Component
class DsarStatus {

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarRecipients recipients;
    private final Clock clock;

    DsarStatus(
            CaseFiles files,
            Deadlines deadlines,
            DsarStore store,
            DsarForms forms,
            DsarRecipients recipients,
            Clock clock) {
        this.files = files;
        this.deadlines = deadlines;
        this.store = store;
        this.forms = forms;
        this.recipients = recipients;
        this.clock = clock;
    }

    RequestStatus of(String caseId) {
        DsarFacts facts = store.get(caseId);
        List<Attachment> attachments = files.attachments(caseId);
        boolean downloadable = facts.answerUntil() != null && clock.instant().isBefore(facts.answerUntil());
        return new RequestStatus(
                caseId,
                files.find(caseId).orElseThrow().reference(),
                facts.language(),
                forms.rights(caseId),
                stage(facts),
                facts.mailConfirmed(),
                facts.identityAsked(),
                deadlines
                        .find(caseId, io.dueprocess.deadline.Clock.DSAR_RESPONSE)
                        .orElseThrow(),
                messages(caseId),
                ofKind(attachments, DsarRequests.KIND_UPLOAD, DsarRequests.KIND_PROOF),
                facts.answerUntil(),
                downloadable ? ofKind(attachments, DsarRequests.KIND_ANSWER, DsarRequests.KIND_CERTIFICATE) : List.of(),
                recipients.all(caseId).stream()
                        .map(told ->
                                new RequestStatus.Recipient(told.recipient().name(), told.toldAt()))
                        .toList());
    }

    private RequestStatus.Stage stage(DsarFacts facts) {
        if (facts.outcome() == DsarFacts.Outcome.REFUSED) {
            return RequestStatus.Stage.REFUSED;
        }
        if (facts.outcome() == DsarFacts.Outcome.WITHDRAWN) {
            return RequestStatus.Stage.WITHDRAWN;
        }
        if (facts.outcome() == DsarFacts.Outcome.NO_REQUEST) {
            return RequestStatus.Stage.NO_REQUEST;
        }
        if (facts.outcome() != null) {
            return RequestStatus.Stage.ANSWERED;
        }
        if (facts.identityAsked()) {
            return RequestStatus.Stage.WAITING_FOR_YOU;
        }
        return forms.latest(facts.caseId(), DsarProcess.FORM_TRIAGE).isEmpty()
                ? RequestStatus.Stage.RECEIVED
                : RequestStatus.Stage.IN_PROGRESS;
    }

    private List<RequestStatus.Message> messages(String caseId) {
        return files.list(caseId, DsarMessage.KIND, DsarMessage.class).stream()
                .map(entry -> new RequestStatus.Message(
                        entry.content().fromPerson(),
                        entry.at(),
                        entry.content().text()))
                .toList();
    }

    private static List<Attachment> ofKind(List<Attachment> attachments, String... kinds) {
        return attachments.stream()
                .filter(attachment -> List.of(kinds).contains(attachment.kind()))
                .toList();
    }
}
