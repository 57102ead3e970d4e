package io.dueprocess.whistleblower;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.IdentityVault;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.desk.UploadKind;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts a reporter's inbox together; needs the case's key at hand. */
@Component
class Inboxes {

    /** Kinds of files that a reporter may download; notes of the handlers are not among them. */
    static final Set<String> SHOWN =
            Set.of(IncomingFiles.KIND_FILE, IncomingFiles.KIND_ORIGINAL, UploadKind.HANDLER_FILE.id());

    private final CaseFiles files;
    private final WhistleblowerStore store;
    private final Deadlines deadlines;
    private final IdentityVault identities;

    Inboxes(CaseFiles files, WhistleblowerStore store, Deadlines deadlines, IdentityVault identities) {
        this.files = files;
        this.store = store;
        this.deadlines = deadlines;
        this.identities = identities;
    }

    Inbox of(String caseId) {
        CaseFile file = mustExist(caseId);
        ReportFacts facts = store.get(caseId);
        List<Attachment> attachments = files.attachments(caseId);
        return new Inbox(
                stage(facts),
                facts.anonymous(),
                facts.receivedOn(),
                facts.acknowledgedOn(),
                deadlines.find(caseId, Clock.WHISTLEBLOWER_FEEDBACK).orElseThrow(),
                facts.feedbackOn(),
                facts.moreOn(),
                facts.closedOn(),
                file.retainUntil(),
                messages(caseId),
                sent(caseId, attachments),
                attachments.stream()
                        .filter(attachment -> attachment.kind().equals(UploadKind.HANDLER_FILE.id()))
                        .map(attachment -> file(attachment, null))
                        .toList(),
                identities.present(caseId));
    }

    /** Throws NoSuchElementException for a case that was deleted. */
    CaseFile mustExist(String caseId) {
        return files.find(caseId)
                .filter(file -> file.shreddedAt() == null)
                .orElseThrow(() -> new NoSuchElementException("no case " + caseId));
    }

    private static Inbox.Stage stage(ReportFacts facts) {
        if (facts.closedOn() != null) {
            return Inbox.Stage.CLOSED;
        }
        if (facts.feedbackOn() != null) {
            return Inbox.Stage.FEEDBACK;
        }
        return facts.scope() == null ? Inbox.Stage.RECEIVED : Inbox.Stage.EXAMINING;
    }

    private List<Inbox.Message> messages(String caseId) {
        return files.list(caseId, ReportMessage.KIND, ReportMessage.class).stream()
                .map(entry -> new Inbox.Message(
                        entry.content().kind(), entry.at(), entry.content().text()))
                .toList();
    }

    private List<SentFile> sent(String caseId, List<Attachment> attachments) {
        Map<String, FileTreatment> treatments = files.list(caseId, FileTreatment.KIND, FileTreatment.class).stream()
                .collect(Collectors.toMap(Entry::key, Entry::content));
        return attachments.stream()
                .filter(attachment -> attachment.kind().equals(IncomingFiles.KIND_FILE)
                        || attachment.kind().equals(IncomingFiles.KIND_ORIGINAL))
                .map(attachment -> file(attachment, treatments.get(attachment.id())))
                .toList();
    }

    private static SentFile file(Attachment attachment, FileTreatment treatment) {
        return new SentFile(attachment.id(), attachment.name(), attachment.size(), attachment.at(), treatment);
    }
}
