package io.dueprocess.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox's table. */
@Repository
class OutboxRows {

    enum State {
        WAITING,
        SENT,
        FAILED
    }

    /**
     * A waiting mail.
     *
     * @param attempts how often it has been tried, the present try included once claimed
     * @param createdAt when it was enqueued, or the later moment from which it may be sent
     * @param withoutContent true when the payload opens without the case's key
     * @param payload the sealed {@link Letter}
     */
    record Row(
            String id,
            String caseId,
            String key,
            String template,
            int attempts,
            Instant createdAt,
            String messageId,
            boolean withoutContent,
            byte[] payload) {}

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(String caseId, String key) {
        return jdbc.sql("select count(*) from dp_mail where case_id = ? and mail_key = ?")
                        .params(caseId, key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** @param firstAttempt before which it is not sent */
    void insert(Row row, Instant firstAttempt) {
        jdbc.sql("""
                        insert into dp_mail (id, case_id, mail_key, template, state, attempts, created_at,
                            next_attempt_at, message_id, without_content, payload)
                        values (:id, :caseId, :key, :template, :state, :attempts, :at, :first, :messageId,
                            :withoutContent, :payload)
                        """)
                .param("id", row.id())
                .param("caseId", row.caseId())
                .param("key", row.key())
                .param("template", row.template())
                .param("state", State.WAITING.name())
                .param("attempts", row.attempts())
                .param("at", utc(row.createdAt()))
                .param("first", utc(firstAttempt))
                .param("messageId", row.messageId())
                .param("withoutContent", row.withoutContent())
                .param("payload", row.payload())
                .update();
    }

    /** Takes the mail that is due longest, if any, as {@link #claim(Instant, Instant, int)} does. */
    Optional<Row> claim(Instant now, Instant leaseEnd) {
        return claim(now, leaseEnd, 1).stream().findFirst();
    }

    /**
     * Takes the mails that are due longest and hides them from everybody until the lease ends. Needs a transaction. Rows
     * that another node is taking at this moment are passed over.
     */
    List<Row> claim(Instant now, Instant leaseEnd, int most) {
        List<Row> due = jdbc.sql("""
                        select * from dp_mail where state = ? and next_attempt_at <= ?
                        order by next_attempt_at fetch first %d rows only for update skip locked
                        """.formatted(most))
                .params(State.WAITING.name(), utc(now))
                .query(OutboxRows::read)
                .list();
        if (!due.isEmpty()) {
            jdbc.sql("update dp_mail set attempts = attempts + 1, next_attempt_at = :leaseEnd where id in (:ids)")
                    .param("leaseEnd", utc(leaseEnd))
                    .param("ids", due.stream().map(Row::id).toList())
                    .update();
        }
        return due;
    }

    /** Whether the claim still stands: nobody else has taken the mail since. */
    boolean holds(Row claimed) {
        return jdbc.sql("select count(*) from dp_mail where id = ? and attempts = ? and state = ?")
                        .params(claimed.id(), claimed.attempts(), State.WAITING.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Gives back a mail that was claimed and not tried. */
    void release(Row claimed, Instant nextAttempt) {
        jdbc.sql("update dp_mail set attempts = ?, next_attempt_at = ? where id = ? and attempts = ? and state = ?")
                .params(
                        claimed.attempts() - 1,
                        utc(nextAttempt),
                        claimed.id(),
                        claimed.attempts(),
                        State.WAITING.name())
                .update();
    }

    /** Ends a claim; false when the lease had ended and somebody else took the mail. */
    boolean sent(Row claimed, Instant at) {
        return jdbc.sql("""
                                update dp_mail set state = ?, sent_at = ?, payload = null
                                where id = ? and attempts = ? and state = ?
                                """)
                        .params(State.SENT.name(), utc(at), claimed.id(), claimed.attempts(), State.WAITING.name())
                        .update()
                > 0;
    }

    void failed(Row claimed, State state, Instant nextAttempt) {
        jdbc.sql("update dp_mail set state = ?, next_attempt_at = ? where id = ? and attempts = ? and state = ?")
                .params(state.name(), utc(nextAttempt), claimed.id(), claimed.attempts(), State.WAITING.name())
                .update();
    }

    int count(State state) {
        return jdbc.sql("select count(*) from dp_mail where state = ?")
                .param(state.name())
                .query(Integer.class)
                .single();
    }

    /** How many of the case's mails of that template are in which state. */
    Map<State, Integer> count(String caseId, String template) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        jdbc.sql("select state, count(*) as mails from dp_mail where case_id = ? and template = ? group by state")
                .params(caseId, template)
                .query((row, number) -> counts.put(State.valueOf(row.getString("state")), row.getInt("mails")))
                .list();
        return counts;
    }

    /** When the last of the case's mails of that template was or is to be sent for the first time. */
    Optional<Instant> last(String caseId, String template) {
        return jdbc.sql("select max(created_at) as last from dp_mail where case_id = ? and template = ?")
                .params(caseId, template)
                .query((row, number) -> Optional.ofNullable(row.getObject("last", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    Optional<String> caseOf(String messageId) {
        return jdbc.sql("select case_id from dp_mail where message_id = ?")
                .param(messageId)
                .query(String.class)
                .optional();
    }

    void delete(String caseId) {
        jdbc.sql("delete from dp_mail where case_id = ?").param(caseId).update();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("case_id"),
                row.getString("mail_key"),
                row.getString("template"),
                row.getInt("attempts") + 1,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("message_id"),
                row.getBoolean("without_content"),
                row.getBytes("payload"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
