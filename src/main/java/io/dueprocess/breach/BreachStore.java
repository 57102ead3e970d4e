package io.dueprocess.breach;

import io.dueprocess.casefile.CaseShredded;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_breach}. */
@Repository
public class BreachStore {

    private final JdbcClient jdbc;

    BreachStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param submissionKey unique: throws {@link org.springframework.dao.DuplicateKeyException} when it is known
     * @param drill length of a drill's clock, or null
     */
    void insert(
            String caseId,
            String submissionKey,
            BreachFacts.Channel channel,
            BreachFacts.Role role,
            Duration drill,
            BreachTimes times) {
        jdbc.sql("""
                        insert into dp_breach (case_id, submission_key, channel, role, drill, occurred_at, detected_at,
                            processor_told_at, aware_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        caseId,
                        submissionKey,
                        channel.name(),
                        role.name(),
                        text(drill),
                        text(times.occurred()),
                        text(times.detected()),
                        text(times.processorTold()),
                        text(times.aware()))
                .update();
    }

    /** @throws NoSuchElementException for an unknown or shredded case */
    public BreachFacts get(String caseId) {
        return find("case_id", caseId).orElseThrow(() -> new NoSuchElementException("no breach " + caseId));
    }

    Optional<BreachFacts> bySubmissionKey(String submissionKey) {
        return find("submission_key", submissionKey);
    }

    /** Every breach that is not shredded, the one of which we became aware last first. */
    List<BreachFacts> all() {
        return jdbc.sql("select * from dp_breach").query(BreachStore::facts).list().stream()
                .sorted((one, other) -> other.times()
                        .aware()
                        .toInstant()
                        .compareTo(one.times().aware().toInstant()))
                .toList();
    }

    void times(String caseId, BreachTimes times) {
        jdbc.sql("""
                        update dp_breach set occurred_at = ?, detected_at = ?, processor_told_at = ?, aware_at = ?
                        where case_id = ?""")
                .params(
                        text(times.occurred()),
                        text(times.detected()),
                        text(times.processorTold()),
                        text(times.aware()),
                        caseId)
                .update();
    }

    void described(String caseId, BreachFacts.Cause cause, Integer subjects) {
        set(caseId, "cause", cause.name());
        set(caseId, "subjects", subjects);
    }

    void assessed(String caseId, BigDecimal score, BreachFacts.Level level) {
        set(caseId, "score", score);
        set(caseId, "severity", level.name());
    }

    void assessedBy(String caseId, String userId) {
        set(caseId, "assessed_by", userId);
    }

    void decided(String caseId, BreachFacts.Duty duty, BreachFacts.Telling telling, String userId) {
        set(caseId, "duty", duty.name());
        set(caseId, "telling", telling == null ? null : telling.name());
        set(caseId, "decided_by", userId);
    }

    void telling(String caseId, BreachFacts.Telling telling) {
        set(caseId, "telling", telling.name());
    }

    void preparedBy(String caseId, String userId) {
        set(caseId, "prepared_by", userId);
    }

    void letterBy(String caseId, String userId) {
        set(caseId, "letter_by", userId);
    }

    void notified(String caseId, Instant at) {
        set(caseId, "notified_at", at(at));
    }

    void complete(String caseId, Instant at) {
        set(caseId, "complete_at", at(at));
    }

    void told(String caseId, Instant at) {
        set(caseId, "told_at", at(at));
    }

    void followUpDue(String caseId, Instant due) {
        set(caseId, "follow_up_due", at(due));
    }

    void closed(String caseId, Instant at) {
        set(caseId, "closed_at", at(at));
    }

    private void set(String caseId, String column, Object value) {
        jdbc.sql("update dp_breach set " + column + " = ? where case_id = ?")
                .params(value, caseId)
                .update();
    }

    private Optional<BreachFacts> find(String column, String value) {
        return jdbc.sql("select * from dp_breach where " + column + " = ?")
                .param(value)
                .query(BreachStore::facts)
                .optional();
    }

    @EventListener
    void on(CaseShredded shredded) {
        jdbc.sql("delete from dp_breach where case_id = ?")
                .param(shredded.caseId())
                .update();
    }

    private static BreachFacts facts(ResultSet rs, int row) throws SQLException {
        String drill = rs.getString("drill");
        return new BreachFacts(
                rs.getString("case_id"),
                BreachFacts.Channel.valueOf(rs.getString("channel")),
                BreachFacts.Role.valueOf(rs.getString("role")),
                drill == null ? null : Duration.parse(drill),
                new BreachTimes(
                        time(rs, "occurred_at"),
                        time(rs, "detected_at"),
                        time(rs, "processor_told_at"),
                        time(rs, "aware_at")),
                constant(BreachFacts.Cause.class, rs.getString("cause")),
                rs.getObject("subjects", Integer.class),
                rs.getBigDecimal("score"),
                constant(BreachFacts.Level.class, rs.getString("severity")),
                rs.getString("assessed_by"),
                rs.getString("decided_by"),
                rs.getString("prepared_by"),
                rs.getString("letter_by"),
                constant(BreachFacts.Duty.class, rs.getString("duty")),
                constant(BreachFacts.Telling.class, rs.getString("telling")),
                instant(rs, "notified_at"),
                instant(rs, "complete_at"),
                instant(rs, "told_at"),
                instant(rs, "follow_up_due"),
                instant(rs, "closed_at"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static OffsetDateTime time(ResultSet rs, String column) throws SQLException {
        String value = rs.getString(column);
        return value == null ? null : OffsetDateTime.parse(value);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
