package io.dueprocess.mail.inbox;

import io.dueprocess.casefile.CaseShredded;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_inbox} and {@code dp_inbox_failure}. */
@Repository
class InboxRows {

    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that was taken: the hash of its content, and what became of it. */
    record Taken(String contentHash, InboxHandler.Kind kind, boolean leftOut) {}

    /** The mail that was taken under that hash. */
    Optional<Taken> find(String messageHash) {
        return jdbc.sql("select content_hash, outcome, left_out from dp_inbox where message_hash = ?")
                .param(messageHash)
                .query((row, number) -> new Taken(
                        row.getString("content_hash"),
                        InboxHandler.Kind.valueOf(row.getString("outcome")),
                        row.getBoolean("left_out")))
                .optional();
    }

    /**
     * Claims the mail until the transaction ends; whoever else tries waits so long.
     *
     * @param senderHash or null
     * @throws org.springframework.dao.DataAccessException when another node has it
     */
    void claim(String messageHash, String contentHash, String senderHash, Instant at) {
        jdbc.sql("""
                        insert into dp_inbox (message_hash, content_hash, sender_hash, outcome, left_out, answered, taken_at)
                        values (?, ?, ?, 'TROUBLE', false, false, ?)""").params(messageHash, contentHash, senderHash, utc(at)).update();
    }

    /** @param answered whether an acknowledgement goes out */
    void taken(String messageHash, InboxHandler.Outcome outcome, boolean answered) {
        jdbc.sql("update dp_inbox set outcome = ?, left_out = ?, answered = ?, case_id = ? where message_hash = ?")
                .params(outcome.kind().name(), outcome.leftOut(), answered, outcome.caseId(), messageHash)
                .update();
    }

    /** Takes or prolongs the turn; false while another holds it. */
    boolean turn(String holder, Instant now, Instant ends) {
        return jdbc.sql("update dp_inbox_turn set holder = ?, ends = ? where id = 1 and (holder = ? or ends < ?)")
                        .params(holder, utc(ends), holder, utc(now))
                        .update()
                > 0;
    }

    void turnOver(String holder, Instant now) {
        jdbc.sql("update dp_inbox_turn set holder = null, ends = ? where id = 1 and holder = ?")
                .params(utc(now.minusSeconds(1)), holder)
                .update();
    }

    int answered(String senderHash, Instant since) {
        return jdbc.sql("select count(*) from dp_inbox where sender_hash = ? and taken_at > ? and answered")
                .params(senderHash, utc(since))
                .query(Integer.class)
                .single();
    }

    /** Counts a failure; answers how many there have been. */
    int failed(String placeHash, Instant at) {
        int known = jdbc.sql("update dp_inbox_failure set failures = failures + 1, last_at = ? where place_hash = ?")
                .params(utc(at), placeHash)
                .update();
        if (known == 0) {
            jdbc.sql("insert into dp_inbox_failure (place_hash, failures, last_at) values (?, 1, ?)")
                    .params(placeHash, utc(at))
                    .update();
        }
        return jdbc.sql("select failures from dp_inbox_failure where place_hash = ?")
                .param(placeHash)
                .query(Integer.class)
                .single();
    }

    void forgetFailures(Instant before) {
        jdbc.sql("delete from dp_inbox_failure where last_at < ?")
                .param(utc(before))
                .update();
    }

    /** Who sent what is not needed any more once nobody counts it. */
    void forgetSenders(Instant before) {
        jdbc.sql("update dp_inbox set sender_hash = null where sender_hash is not null and taken_at < ?")
                .param(utc(before))
                .update();
    }

    /** Rows of mails that are in no mailbox any more. */
    void forget(Instant before) {
        jdbc.sql("delete from dp_inbox where taken_at < ?").param(utc(before)).update();
    }

    @EventListener
    void on(CaseShredded shredded) {
        jdbc.sql("update dp_inbox set sender_hash = null, case_id = null where case_id = ?")
                .param(shredded.caseId())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
