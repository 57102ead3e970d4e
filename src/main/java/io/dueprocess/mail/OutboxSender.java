package io.dueprocess.mail;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox. Each mail is taken under a lease, so that two nodes never send the same one; it is tried
 * again with growing pauses for three days, then given up and reported. A node that dies between handing a mail to the SMTP
 * server and noting that it did so leaves a mail that is sent again, with the same Message-ID, once the lease has ended:
 * SMTP offers no better. The log names mails by id only, for the server's messages quote addresses.
 */
@Component
class OutboxSender {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    /** Far longer than the SMTP timeouts allow one delivery to take. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final int MOST_AT_ONCE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    private final OutboxRows rows;
    private final SealedLetters letters;
    private final Delivery delivery;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OutboxSender(
            OutboxRows rows,
            SealedLetters letters,
            Delivery delivery,
            Audit audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.letters = letters;
        this.delivery = delivery;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Sends the mails that are due; stops at the first that fails, since the next would most likely fail too. */
    void sendDue() {
        int sent = 0;
        while (sent < MOST_AT_ONCE && sendNext()) {
            sent++;
        }
    }

    /** False when none is due or it could not be sent. */
    private boolean sendNext() {
        Optional<OutboxRows.Row> claimed = transaction.execute(status -> {
            Instant now = clock.instant();
            return rows.claim(now, now.plus(LEASE));
        });
        return claimed != null && claimed.isPresent() && send(claimed.get());
    }

    private boolean send(OutboxRows.Row row) {
        try {
            delivery.deliver(row, letters.open(row));
        } catch (Exception failure) {
            tryLater(row, failure);
            return false;
        }
        transaction.executeWithoutResult(status -> {
            if (rows.sent(row, clock.instant())) {
                audit.record(row.caseId(), Actors.SYSTEM, AuditAction.SEND, row.template() + " " + row.id());
            }
        });
        return true;
    }

    private void tryLater(OutboxRows.Row row, Exception failure) {
        Instant now = clock.instant();
        boolean givenUp = !now.isBefore(row.createdAt().plus(GIVE_UP_AFTER));
        rows.failed(
                row,
                givenUp ? OutboxRows.State.FAILED : OutboxRows.State.WAITING,
                now.plus(pauseAfter(row.attempts())));
        LOG.warn(
                "Mail {} could not be sent at attempt {}{}: {}",
                row.id(),
                row.attempts(),
                givenUp ? " and is given up" : "",
                NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName());
    }

    /** 30 s, 1 min, 2 min ... 1 h. */
    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
