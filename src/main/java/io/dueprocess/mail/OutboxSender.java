package io.dueprocess.mail;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox. Mails are taken a few at a time under a lease, so that two nodes never send the same
 * one: a mail is handed over only while most of its lease is left and nobody whose clock is ahead has taken it, and
 * each is noted as sent in a transaction of its own as soon as the server has taken it. A mail that fails is tried
 * again with growing pauses for three days, then given up and reported; one whose mailbox does not exist is given up at
 * once. A node that dies between handing a mail to the SMTP server and noting that it did so leaves a mail that is sent
 * again, with the same Message-ID, once the lease has ended: SMTP offers no better. The log names mails by id only, for
 * the server's messages quote addresses.
 */
@Component
class OutboxSender {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    static final Duration GIVE_UP_AFTER = Duration.ofDays(3);

    /** Taken in one transaction; what a node that dies had taken waits for the lease to end. */
    private static final int TAKEN_AT_ONCE = 20;

    private static final int MOST_IN_A_RUN = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    private final OutboxRows rows;
    private final SealedLetters letters;
    private final Delivery delivery;
    private final Audit audit;
    private final Clock clock;
    private final Duration lease;
    private final TransactionTemplate transaction;

    OutboxSender(
            OutboxRows rows,
            SealedLetters letters,
            Delivery delivery,
            Audit audit,
            Clock clock,
            MailSettings settings,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.letters = letters;
        this.delivery = delivery;
        this.audit = audit;
        this.clock = clock;
        this.lease = settings.lease();
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Sends the mails that are due; stops at the first that fails, since the next would most likely fail too. */
    void sendDue() {
        try {
            int taken = 0;
            List<OutboxRows.Row> mails;
            do {
                mails = take();
                taken += mails.size();
            } while (!mails.isEmpty() && send(mails) && taken < MOST_IN_A_RUN);
        } finally {
            delivery.pause();
        }
    }

    private List<OutboxRows.Row> take() {
        return transaction.execute(status -> {
            Instant now = clock.instant();
            return rows.claim(now, now.plus(lease), TAKEN_AT_ONCE);
        });
    }

    /** False when one could not be sent; the ones after it are given back. */
    private boolean send(List<OutboxRows.Row> mails) {
        Instant latestStart = clock.instant().plus(lease.dividedBy(2));
        for (int next = 0; next < mails.size(); next++) {
            if (clock.instant().isAfter(latestStart)) {
                return giveBack(mails.subList(next, mails.size()));
            }
            if (rows.holds(mails.get(next)) && !send(mails.get(next))) {
                return giveBack(mails.subList(next + 1, mails.size()));
            }
        }
        return true;
    }

    private boolean giveBack(List<OutboxRows.Row> notTried) {
        transaction.executeWithoutResult(status -> notTried.forEach(row -> rows.release(row, clock.instant())));
        return false;
    }

    /** False when it is to be tried again later. */
    private boolean send(OutboxRows.Row row) {
        try {
            delivery.deliver(row, letters.open(row));
        } catch (Undeliverable refused) {
            rows.failed(row, OutboxRows.State.FAILED, clock.instant());
            LOG.warn("Mail {} is given up: the mail server takes none to that address", row.id());
            return true;
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
