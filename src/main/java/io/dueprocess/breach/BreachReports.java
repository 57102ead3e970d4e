package io.dueprocess.breach;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Codes;
import io.dueprocess.deadline.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Breaches that other systems report: each once, however often it is sent. */
@Service
public class BreachReports {

    private static final String KIND = "breach-submission";
    private static final String PURPOSE_KEY = "breach-idempotency-key";

    /** Content of the case file: who reported what. */
    private record Submission(String client, ReportedBreach report) {}

    /** The same key came with another report before. */
    public static class KeyUsed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * @param first false when it had been reported before
     * @param awareAt that counts, which staff may have corrected meanwhile
     * @param due first instant that is too late for the notification to the authority
     * @param notifiedAt when the authority was first notified, or null
     */
    public record Receipt(
            boolean first,
            String reference,
            OffsetDateTime awareAt,
            Instant due,
            Instant notifiedAt,
            Instant closedAt) {}

    private final Breaches breaches;
    private final BreachStore store;
    private final CaseFiles files;
    private final Deadlines deadlines;
    private final Codes codes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BreachReports(
            Breaches breaches,
            BreachStore store,
            CaseFiles files,
            Deadlines deadlines,
            Codes codes,
            TransactionTemplate transaction,
            Clock clock) {
        this.breaches = breaches;
        this.store = store;
        this.files = files;
        this.deadlines = deadlines;
        this.codes = codes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Opens a case, or answers the one that the same key opened.
     *
     * @param client name of the client; its keys are its own
     * @param report checked already
     * @throws KeyUsed when the key came with another report before
     */
    public Receipt submit(String client, String idempotencyKey, ReportedBreach report) {
        String key = "api:" + client + ":" + codes.hash(PURPOSE_KEY, client + "/" + idempotencyKey);
        try {
            return transaction.execute(status -> receive(key, client, report));
        } catch (DuplicateKeyException sentTwice) { // so rare that nothing is asked before
            return earlier(key, client, report).orElseThrow(() -> sentTwice);
        }
    }

    private Receipt receive(String key, String client, ReportedBreach report) {
        String actor = "(client " + client + ")";
        BreachFacts.Role role = BreachFacts.Role.valueOf(report.role().toUpperCase(Locale.ROOT));
        BreachTimes times = times(report);
        Breach content = new Breach(report.title(), report.happened(), text(report.discovered()));
        CaseFile file = breaches.receive(new NewBreach(key, BreachFacts.Channel.API, role, content, times), actor);
        files.put(file.id(), KIND, KIND, new Submission(client, report), actor);
        return new Receipt(true, file.reference(), times.aware(), due(file, role), null, null);
    }

    private Optional<Receipt> earlier(String key, String client, ReportedBreach report) {
        return breaches.bySubmissionKey(key).map(file -> {
            if (!submission(file).filter(new Submission(client, report)::equals).isPresent()) {
                throw new KeyUsed();
            }
            return receipt(file);
        });
    }

    /** How it stands with a breach that this client reported; empty for all others. */
    @Transactional(readOnly = true)
    public Optional<Receipt> find(String client, String reference) {
        return files.findByReference(reference)
                .filter(file -> file.processKey().equals(BreachProcess.KEY) && file.shreddedAt() == null)
                .filter(file -> submission(file)
                        .filter(submission -> submission.client().equals(client))
                        .isPresent())
                .map(this::receipt);
    }

    private Optional<Submission> submission(CaseFile file) {
        return files.get(file.id(), KIND, KIND, Submission.class);
    }

    private Receipt receipt(CaseFile file) {
        BreachFacts facts = store.get(file.id());
        return new Receipt(
                false,
                file.reference(),
                facts.times().aware(),
                due(file, facts.role()),
                facts.notifiedAt(),
                file.closedAt());
    }

    private Instant due(CaseFile file, BreachFacts.Role role) {
        return deadlines.find(file.id(), role.clock()).orElseThrow().expiresAt();
    }

    private BreachTimes times(ReportedBreach report) {
        return new BreachTimes(
                time(report.occurredAt()),
                time(report.detectedAt()),
                time(report.processorInformedAt()),
                aware(report));
    }

    /** Where it is not said: when the processor told us (EDPB 9/2022, para. 44), else the instant of receipt. */
    private OffsetDateTime aware(ReportedBreach report) {
        if (report.awareAt() != null || report.processorInformedAt() != null) {
            return time(report.awareAt() == null ? report.processorInformedAt() : report.awareAt());
        }
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime time(String text) {
        return text == null ? null : OffsetDateTime.parse(text);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
