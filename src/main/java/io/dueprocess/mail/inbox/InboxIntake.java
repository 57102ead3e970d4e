package io.dueprocess.mail.inbox;

import io.dueprocess.casefile.Codes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands each mail on once: that it was taken is noted in the transaction of what became of it, under a keyed hash of its
 * Message-ID. Two mails with one id but other content are two.
 */
@Component
@ConditionalOnProperty("dueprocess.inbox.host")
class InboxIntake {

    static final int MOST_FAILURES = 3;

    private static final String PURPOSE = "inbox-message";
    /** Far longer than one mail takes; what a node that died held is free again after it. */
    private static final Duration TURN = Duration.ofMinutes(10);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SENDERS_KEPT = Duration.ofDays(2);
    private static final Duration FAILURES_KEPT = Duration.ofDays(30);
    /** Longer than any mail lies in a folder that is read. */
    private static final Duration ROWS_KEPT = Duration.ofDays(400);

    /** Where a mail goes once it was taken. */
    enum Place {
        DONE,
        WHOLE,
        TROUBLE
    }

    private final InboxRows rows;
    private final InboxHandler handler;
    private final MailReader reader;
    private final Codes codes;
    private final int mostAnswers;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final String node = UUID.randomUUID().toString();

    InboxIntake(
            InboxRows rows,
            InboxHandler handler,
            MailReader reader,
            Codes codes,
            InboxSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.handler = handler;
        this.reader = reader;
        this.codes = codes;
        this.mostAnswers = settings.acknowledgementsPerDay();
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes the mail unless it was taken before.
     *
     * @param receivedAt as the server says, or null
     */
    Place take(RawMail raw, Instant receivedAt) {
        IncomingMail mail = reader.read(raw, receivedAt);
        String id = MailReader.messageId(raw);
        String content = codes.hash(PURPOSE, raw.digest());
        String hash = id.isEmpty() ? content : codes.hash(PURPOSE, id);
        Optional<InboxRows.Taken> earlier = rows.find(hash);
        if (earlier.isPresent() && !earlier.get().contentHash().equals(content)) {
            hash = codes.hash(PURPOSE, id + " " + content);
            earlier = rows.find(hash);
        }
        return place(earlier.isPresent() ? earlier.get() : takeNow(mail, hash, content));
    }

    private static Place place(InboxRows.Taken taken) {
        return switch (taken.kind()) {
            case AUTOMATIC -> Place.DONE;
            case TROUBLE -> Place.TROUBLE;
            case CASE, JOINED -> taken.leftOut() ? Place.WHOLE : Place.DONE;
        };
    }

    /** When two nodes have it at a time, the second waits for the first and then finds it taken. */
    private InboxRows.Taken takeNow(IncomingMail mail, String hash, String content) {
        try {
            return transaction.execute(status -> handOn(mail, hash, content));
        } catch (DataIntegrityViolationException taken) {
            return rows.find(hash).orElseThrow(() -> taken);
        }
    }

    private InboxRows.Taken handOn(IncomingMail mail, String hash, String content) {
        String sender = mail.sender().map(this::hash).orElse(null);
        Instant now = clock.instant();
        rows.claim(hash, content, sender, now);
        boolean many = sender != null && rows.answered(sender, now.minus(DAY)) >= mostAnswers;
        IncomingMail judged = many ? mail.withoutAcknowledgement() : mail;
        InboxHandler.Outcome outcome = handler.take(judged);
        boolean acknowledged =
                outcome.kind() == InboxHandler.Kind.CASE && judged.manner() == IncomingMail.Manner.PERSON;
        rows.taken(hash, outcome, acknowledged);
        if (outcome.kind() == InboxHandler.Kind.TROUBLE) {
            handler.trouble(hash);
        }
        return new InboxRows.Taken(content, outcome.kind(), outcome.leftOut());
    }

    private String hash(IncomingMail.Sender sender) {
        return codes.hash("inbox-sender", sender.address().toLowerCase(Locale.ROOT));
    }

    /** Counts that the mail at that place could not be taken; true when a person has to look at it. */
    boolean givenUp(String place) {
        return transaction.execute(status -> {
            String hash = codes.hash("inbox-place", place);
            if (rows.failed(hash, clock.instant()) < MOST_FAILURES) {
                return false;
            }
            handler.trouble(hash);
            return true;
        });
    }

    /** Whether this node may look into the mailbox for the next while; the others wait. */
    boolean turn() {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transaction.execute(status -> rows.turn(node, now, now.plus(TURN))));
    }

    void turnOver() {
        transaction.executeWithoutResult(status -> rows.turnOver(node, clock.instant()));
    }

    /** Drops what nobody asks for any more. */
    void forget() {
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            rows.forgetSenders(now.minus(SENDERS_KEPT));
            rows.forgetFailures(now.minus(FAILURES_KEPT));
            rows.forget(now.minus(ROWS_KEPT));
        });
    }
}
