package io.dueprocess.mail;

import io.dueprocess.casefile.CaseShredded;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
     * Stores the mail, encrypted, in the caller's transaction; a no-op when the case has one with that key already.
     *
     * @throws IllegalArgumentException for an unknown template, a missing value or a recipient that is no mail address
     */
    public void enqueue(Mail mail) {
        if (rows.exists(mail.caseId(), mail.key())) {
            return;
        }
        String id = UUID.randomUUID().toString();
        rows.insert(new OutboxRows.Row(
                id,
                mail.caseId(),
                mail.key(),
                mail.template(),
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                "<" + id + messageDomain + ">",
                mail.withoutContent(),
                letters.seal(mail, id, templates.write(mail))));
    }

    @EventListener
    void forget(CaseShredded shredded) {
        rows.delete(shredded.caseId());
    }
}
