package io.dueprocess.whistleblower;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.IdentityVault;
import io.dueprocess.casefile.KeyRing;
import io.dueprocess.casefile.ReceiptCode;
import io.dueprocess.casefile.Receipts;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.casefile.StagedFiles;
import java.io.OutputStream;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The module's service towards the reporter: intake and inbox. Nothing here calls the engine, and whatever is slow happens
 * outside of any transaction. A case that was deleted meanwhile throws {@link NoSuchElementException}.
 */
@Service
public class WhistleblowerReports {

    private final Receipts receipts;
    private final SealedCases cases;
    private final CaseFiles files;
    private final StagedFiles staged;
    private final IdentityVault identities;
    private final FileIntake intake;
    private final Handlers handlers;
    private final Submission submission;
    private final Notices notices;
    private final Inboxes inboxes;
    private final WhistleblowerRounds rounds;
    private final ReportDays days;
    private final TransactionTemplate transaction;

    WhistleblowerReports(
            Receipts receipts,
            SealedCases cases,
            CaseFiles files,
            StagedFiles staged,
            IdentityVault identities,
            FileIntake intake,
            Handlers handlers,
            Submission submission,
            Notices notices,
            Inboxes inboxes,
            WhistleblowerRounds rounds,
            ReportDays days,
            TransactionTemplate transaction) {
        this.receipts = receipts;
        this.cases = cases;
        this.files = files;
        this.staged = staged;
        this.identities = identities;
        this.intake = intake;
        this.handlers = handlers;
        this.submission = submission;
        this.notices = notices;
        this.inboxes = inboxes;
        this.rounds = rounds;
        this.days = days;
        this.transaction = transaction;
    }

    /** Everybody has a conflict of interest: there is nobody left to whom the report could be sealed. */
    public static final class NobodyLeft extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Those to whom a report is sealed; while there are none, the channel is not open. */
    public List<Handler> handlers() {
        return handlers.all();
    }

    /** Whether somebody is left who could read the report. */
    public boolean readable(Report report) {
        return handlers.concernedBy(report).size() < handlers.all().size();
    }

    /** A fresh token for a form. */
    public String token() {
        return receipts.token();
    }

    /** Whether it is a token as {@link #token} makes them. */
    public boolean genuine(String token) {
        return receipts.wellFormed(token);
    }

    /** What the form with this token was answered with, if it was submitted before. */
    public Optional<Receipt> receipt(String token) {
        ReceiptCode code = receipts.code(token);
        return receipts.known(code) ? open(code.shown()).map(opened -> receipt(opened, code)) : Optional.empty();
    }

    /** The files of a report that is about to be submitted; to be closed. */
    public IncomingFiles incoming(boolean keepOriginals) {
        return new IncomingFiles(intake, cases.begin(), keepOriginals);
    }

    /** The files of a message; to be closed. */
    public IncomingFiles incoming(SealedCase sealed, boolean keepOriginals) {
        return new IncomingFiles(intake, sealed, keepOriginals);
    }

    /**
     * Stores the report with its files, tells the reporter that it was received (WBD Art. 9(1)(b)) and starts the clock of
     * the feedback; the handlers are told at the next round. Submitted twice, it is stored once.
     */
    public Receipt submit(NewReport report, IncomingFiles incoming) throws NobodyLeft {
        return submit(report, incoming, Arrival.online(days.today()), () -> {});
    }

    /** @param beside what else is stored, in the same transaction and with the case's key at hand */
    Receipt submit(NewReport report, IncomingFiles incoming, Arrival arrival, Runnable beside) throws NobodyLeft {
        if (!readable(report.report())) {
            throw new NobodyLeft();
        }
        SealedCase sealed = incoming.sealed();
        ReceiptCode code = receipts.code(report.token());
        Receipts.Prepared prepared = receipts.prepare(sealed, code);
        try {
            KeyRing.with(sealed, () -> {
                transaction.executeWithoutResult(status -> {
                    submission.store(report, incoming, prepared, arrival);
                    beside.run();
                });
                return null;
            });
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return receipt(report.token()).orElseThrow(() -> sentTwiceAtOnce);
        }
        return receipt(sealed, code);
    }

    private Receipt receipt(SealedCase sealed, ReceiptCode code) {
        return new Receipt(code, inbox(sealed));
    }

    /** The case that the typed code opens; an unknown, a wrong and an expired one take the same time. */
    public Optional<SealedCase> open(String typedCode) {
        return receipts.open(typedCode);
    }

    public Inbox inbox(SealedCase sealed) {
        return KeyRing.with(sealed, () -> inboxes.of(sealed.id()));
    }

    /** Writes to the handlers, who are told at the next round if anything came of it. */
    public void write(SealedCase sealed, String text, IncomingFiles incoming) {
        inTransaction(sealed, () -> {
            String caseId = sealed.id();
            if (!text.isBlank()) {
                ReportMessage message = new ReportMessage(ReportMessage.Kind.REPORTER, text.strip());
                files.append(caseId, ReportMessage.KIND, message, Actors.PERSON);
            }
            incoming.attach(staged, files);
            notices.refused(caseId, incoming.refused());
            if (!text.isBlank() || incoming.any()) {
                rounds.signal(caseId, Signal.MESSAGE);
            }
        });
    }

    /** A file of the inbox: of the handlers, or the reporter's own. */
    public Optional<Attachment> file(SealedCase sealed, String attachmentId) {
        return KeyRing.with(sealed, () -> files.attachment(sealed.id(), attachmentId))
                .filter(attachment -> Inboxes.SHOWN.contains(attachment.kind()));
    }

    public void copyTo(SealedCase sealed, Attachment attachment, OutputStream out) {
        KeyRing.with(sealed, () -> {
            files.copyTo(attachment, out);
            return null;
        });
    }

    /** Leaves contact details, or other ones. They are kept apart from the report; no handler reads them alone. */
    public void leaveContact(SealedCase sealed, String details) {
        inTransaction(sealed, () -> identities.put(sealed.id(), details, Actors.PERSON));
    }

    public void removeContact(SealedCase sealed) {
        inTransaction(sealed, () -> identities.remove(sealed.id(), Actors.PERSON));
    }

    private void inTransaction(SealedCase sealed, Runnable work) {
        KeyRing.with(sealed, () -> {
            transaction.executeWithoutResult(status -> {
                inboxes.mustExist(sealed.id());
                work.run();
            });
            return null;
        });
    }
}
