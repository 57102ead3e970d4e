package io.dueprocess.mail;

import io.dueprocess.casefile.CaseShredded;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: a mail is written, in words, the moment it is enqueued, and sent once its transaction has committed. */
@Service
@Transactional
public class Outbox {

    private final OutboxRows rows;
    private final MailTemplates templates;
    private final SealedLetters letters;
    private final Clock clock;
    private final String messageDomain;

    Outbox(OutboxRows rows, MailTemplates templates, SealedLetters letters, Clock clock, MailSettings settings) {
        this.rows = rows;
        this.templates = templates;
        this.letters = letters;
        this.clock = clock;
        String from = MailAddress.sender(settings.from()).getAddress();
        this.messageDomain = from.substring(from.lastIndexOf('@'));
    }

    /**
     * How far the mails of one template about one case have come.
     *
     * @param waiting not yet sent, or to be tried again
     * @param sent handed to the mail server
     * @param failed refused for good, or given up
     */
    public record Progress(int waiting, int sent, int failed) {}

    /**
     * Stores the mail, encrypted, in the caller's transaction; a no-op when the case has one with that key already.
     *
     * @throws IllegalArgumentException for an unknown template, a missing value or a recipient that is no mail address
     */
    public void enqueue(Mail mail) {
        enqueue(mail, Instant.MIN);
    }

    /** The same, but it is not sent before that moment. */
    public void enqueue(Mail mail, Instant notBefore) {
        if (rows.exists(mail.caseId(), mail.key())) {
            return;
        }
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Instant first = (notBefore.isAfter(now) ? notBefore : now).truncatedTo(ChronoUnit.MICROS);
        rows.insert(
                new OutboxRows.Row(
                        id,
                        mail.caseId(),
                        mail.key(),
                        mail.template(),
                        0,
                        first,
                        "<" + id + messageDomain + ">",
                        mail.withoutContent(),
                        letters.seal(mail, id, templates.write(mail))),
                first);
    }

    @Transactional(readOnly = true)
    public Progress progress(String caseId, String template) {
        Map<OutboxRows.State, Integer> counts = rows.count(caseId, template);
        return new Progress(
                counts.getOrDefault(OutboxRows.State.WAITING, 0),
                counts.getOrDefault(OutboxRows.State.SENT, 0),
                counts.getOrDefault(OutboxRows.State.FAILED, 0));
    }

    /** When the last of the case's mails of that template leaves, or left, unless it fails; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastPlanned(String caseId, String template) {
        return rows.last(caseId, template);
    }

    /** The case that a mail of ours was about, by its message id; empty when we sent none of that id. */
    @Transactional(readOnly = true)
    public Optional<String> caseOf(String messageId) {
        return rows.caseOf(messageId);
    }

    @EventListener
    void forget(CaseShredded shredded) {
        rows.delete(shredded.caseId());
    }
}
