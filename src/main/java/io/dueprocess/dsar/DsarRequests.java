package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Codes;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The module's service towards the person: intake, confirmation, status, messages, download. */
@Service
public class DsarRequests {

    static final String KIND_UPLOAD = "upload";
    static final String KIND_PROOF = "identity-proof";
    static final String KIND_ANSWER = "answer";
    static final String KIND_CERTIFICATE = "certificate";

    static final String PURPOSE_ACCESS_CODE = "dsar-access-code";
    static final String PURPOSE_MAIL_TOKEN = "dsar-mail-token";

    /** Outcome of opening a confirmation link. */
    public enum Confirmation {
        CONFIRMED,
        ALREADY_CONFIRMED,
        EXPIRED_OR_UNKNOWN
    }

    private final CaseFiles files;
    private final Audit audit;
    private final Codes codes;
    private final Deadlines deadlines;
    private final DsarStore store;
    private final DsarStatus statuses;
    private final DsarTriage triage;
    private final DsarRepeats repeats;
    private final DsarMails mails;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DsarRequests(
            CaseFiles files,
            Audit audit,
            Codes codes,
            Deadlines deadlines,
            DsarStore store,
            DsarStatus statuses,
            DsarTriage triage,
            DsarRepeats repeats,
            DsarMails mails,
            RuntimeService runtime,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.audit = audit;
        this.codes = codes;
        this.deadlines = deadlines;
        this.store = store;
        this.statuses = statuses;
        this.triage = triage;
        this.repeats = repeats;
        this.mails = mails;
        this.runtime = runtime;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Stores the request, starts its clock and its process; the same submission key again answers the first receipt. */
    public Receipt submit(NewRequest request) {
        try {
            return transaction.execute(status -> receive(request));
        } catch (DuplicateKeyException doubleSubmit) { // so rare that nothing is asked before
            return receipt(request.submissionKey()).orElseThrow(() -> doubleSubmit);
        }
    }

    private Receipt receive(NewRequest request) {
        DsarFile content = new DsarFile(
                request.name(), request.mail(), request.rights(), request.text(), request.channel(), request.behalf());
        CaseFile file = open(content, request.submissionKey(), request.language(), clock.instant(), Actors.PERSON);
        attach(file.id(), KIND_UPLOAD, request.files());
        attach(file.id(), DsarBehalf.KIND_MANDATE, request.mandate());
        runtime.startProcessInstanceByMessage(DsarProcess.MESSAGE_REQUEST_RECEIVED, file.id());
        return new Receipt(
                file.reference(),
                deadlines
                        .find(file.id(), io.dueprocess.deadline.Clock.DSAR_RESPONSE)
                        .orElseThrow());
    }

    /** Opens file and clock; the caller's transaction starts the process. */
    CaseFile open(DsarFile content, String submissionKey, Locale language, Instant receivedAt, String actor) {
        CaseFile file = files.open(DsarProcess.KEY, DsarProcess.READERS, actor);
        Instant received = receivedAt.truncatedTo(ChronoUnit.MICROS); // a database rounds, a clock cuts off
        store.insert(file.id(), submissionKey, language, received, repeats.hash(content));
        files.put(file.id(), DsarFile.KIND, DsarFile.KIND, content, actor);
        deadlines.start(file.id(), io.dueprocess.deadline.Clock.DSAR_RESPONSE, received, actor);
        return file;
    }

    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(String submissionKey) {
        return store.bySubmissionKey(submissionKey).map(facts -> {
            Deadline deadline = deadlines
                    .find(facts.caseId(), io.dueprocess.deadline.Clock.DSAR_RESPONSE)
                    .orElseThrow();
            return new Receipt(files.find(facts.caseId()).orElseThrow().reference(), deadline);
        });
    }

    /** Uses up the one-time link by which the person shows that the mailbox is theirs. */
    @Transactional
    public Confirmation confirmMail(String token) {
        Optional<DsarFacts> found = store.byMailTokenHash(codes.hash(PURPOSE_MAIL_TOKEN, token));
        if (found.isEmpty()) {
            return Confirmation.EXPIRED_OR_UNKNOWN;
        }
        DsarFacts facts = found.get();
        if (facts.mailConfirmed()) {
            return Confirmation.ALREADY_CONFIRMED;
        }
        if (!clock.instant().isBefore(facts.mailTokenExpires())) {
            return Confirmation.EXPIRED_OR_UNKNOWN;
        }
        confirmed(facts);
        return Confirmation.CONFIRMED;
    }

    private void confirmed(DsarFacts facts) {
        store.mailConfirmed(facts.caseId(), clock.instant());
        audit.record(facts.caseId(), Actors.PERSON, AuditAction.DECIDE, "mail-confirmed");
        triage.proposeAgain(facts.caseId());
    }

    /**
     * Case id for a reference and its access code; empty, in the same time, when either is wrong. The code went to the
     * mailbox only, so whoever has it has shown that the mailbox is theirs.
     */
    @Transactional
    public Optional<String> signIn(String reference, String accessCode) {
        byte[] given = codes.hash(PURPOSE_ACCESS_CODE, accessCode).getBytes(StandardCharsets.US_ASCII);
        Optional<DsarFacts> facts = files.findByReference(reference)
                .filter(file -> file.processKey().equals(DsarProcess.KEY) && file.shreddedAt() == null)
                .map(file -> store.get(file.id()));
        String expected = facts.map(DsarFacts::accessCodeHash).orElse("");
        if (!MessageDigest.isEqual(given, expected.getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        DsarFacts own = facts.orElseThrow();
        if (!own.mailConfirmed()) {
            confirmed(own);
        }
        audit.record(own.caseId(), Actors.PERSON, AuditAction.LOG_IN, "status");
        return Optional.of(own.caseId());
    }

    @Transactional(readOnly = true)
    public RequestStatus status(String caseId) {
        return statuses.of(caseId);
    }

    /** A message and files from the person; continues a wait for proof of identity. */
    @Transactional
    public void message(String caseId, String text, List<NewRequest.Upload> uploads) {
        DsarFacts facts = store.get(caseId);
        boolean proof = facts.identityAsked();
        String key = files.append(caseId, DsarMessage.KIND, new DsarMessage(true, text), Actors.PERSON);
        attach(caseId, proof ? KIND_PROOF : KIND_UPLOAD, uploads);
        if (proof) {
            store.identityProofReceived(caseId, clock.instant());
            runtime.createMessageCorrelation(DsarProcess.MESSAGE_IDENTITY_PROOF_RECEIVED)
                    .processInstanceBusinessKey(caseId)
                    .correlateAll();
        }
        mails.toStaff(
                caseId,
                "person-wrote:" + key,
                "dsar-staff-person-wrote",
                List.of(io.dueprocess.access.Groups.PRIVACY_TEAM),
                java.util.Map.of());
    }

    void attach(String caseId, String kind, List<NewRequest.Upload> uploads) {
        for (NewRequest.Upload upload : uploads) {
            files.attach(
                    caseId,
                    kind,
                    upload.name(),
                    upload.mediaType(),
                    new ByteArrayInputStream(upload.content()),
                    Actors.PERSON);
        }
    }

    /** An answer file while the link lives; each call is audited as a download. */
    @Transactional
    public Optional<Attachment> answer(String caseId, String attachmentId) {
        Optional<Attachment> answer = status(caseId).answers().stream()
                .filter(attachment -> attachment.id().equals(attachmentId))
                .findFirst();
        answer.ifPresent(file -> audit.record(caseId, Actors.PERSON, AuditAction.DOWNLOAD, file.id()));
        return answer;
    }

    @Transactional(readOnly = true)
    public void copyTo(Attachment answer, OutputStream out) {
        files.copyTo(answer, out);
    }
}
