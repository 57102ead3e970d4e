package io.dueprocess.deadline;

import io.dueprocess.casefile.InTransaction;
import io.dueprocess.casefile.OpenedCases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of due dates. */
@Repository
class DeadlineRows {

    private record Key(String caseId, Clock clock) {}

    private final JdbcClient jdbc;

    /** Rows that the transaction has inserted, which nobody else can change; null for those that it has changed since. */
    private final InTransaction<Map<Key, Deadline>> inserted = new InTransaction<>(HashMap::new);

    DeadlineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Deadline deadline) {
        bind("""
                        insert into dp_deadline (case_id, clock, trigger_at, nominal, due, expires_at, explanation,
                            explanation_da, explanations, unsuspended_due, paused_since, paused_days, extension, state, closed_at)
                        values (:caseId, :clock, :trigger, :nominal, :due, :expiresAt, :explanation,
                            :explanationDa, :explanations, :unsuspendedDue, :pausedSince, :pausedDays, :extension, :state, :closedAt)
                        """, deadline).update();
        Key key = new Key(deadline.caseId(), deadline.clock());
        inserted.current().ifPresent(rows -> rows.put(key, deadline));
    }

    void update(Deadline deadline) {
        changed(deadline.caseId(), deadline.clock());
        bind("""
                        update dp_deadline set trigger_at = :trigger, nominal = :nominal, due = :due, expires_at = :expiresAt,
                            explanation = :explanation, explanation_da = :explanationDa, explanations = :explanations,
                            unsuspended_due = :unsuspendedDue, paused_since = :pausedSince, paused_days = :pausedDays,
                            extension = :extension, state = :state, closed_at = :closedAt
                        where case_id = :caseId and clock = :clock
                        """, deadline).update();
    }

    private void changed(String caseId, Clock clock) {
        inserted.current().ifPresent(rows -> rows.put(new Key(caseId, clock), null));
    }

    /** Each timer of a process that starts asks for it. */
    Optional<Deadline> find(String caseId, Clock clock) {
        Map<Key, Deadline> own = inserted.current().orElse(Map.of());
        Key key = new Key(caseId, clock);
        if (own.get(key) != null) {
            return Optional.of(own.get(key));
        }
        boolean none = OpenedCases.contains(caseId) && !own.containsKey(key);
        return none ? Optional.empty() : select(caseId, clock);
    }

    private Optional<Deadline> select(String caseId, Clock clock) {
        return jdbc.sql("select * from dp_deadline where case_id = ? and clock = ?")
                .params(caseId, clock.id())
                .query(DeadlineRows::read)
                .optional();
    }

    /** Holds the row's lock until the caller's transaction ends. */
    Optional<Deadline> lock(String caseId, Clock clock) {
        return jdbc.sql("select * from dp_deadline where case_id = ? and clock = ? for update")
                .params(caseId, clock.id())
                .query(DeadlineRows::read)
                .optional();
    }

    List<Deadline> of(String caseId) {
        return jdbc.sql("select * from dp_deadline where case_id = ? order by trigger_at, clock")
                .param(caseId)
                .query(DeadlineRows::read)
                .list();
    }

    List<Deadline> expired(Instant now, int limit) {
        return jdbc.sql(
                        "select * from dp_deadline where state = 'OPEN' and expires_at <= ? order by expires_at limit ?")
                .params(utc(now), limit)
                .query(DeadlineRows::read)
                .list();
    }

    void each(Consumer<Deadline> take) {
        try (Stream<Deadline> all = jdbc.sql("select * from dp_deadline").query(DeadlineRows::read).stream()) {
            all.forEach(take);
        }
    }

    void delete(String caseId) {
        Arrays.stream(Clock.values()).forEach(clock -> changed(caseId, clock));
        jdbc.sql("delete from dp_deadline where case_id = ?").param(caseId).update();
    }

    void delete(String caseId, Clock clock) {
        changed(caseId, clock);
        jdbc.sql("delete from dp_deadline where case_id = ? and clock = ?")
                .params(caseId, clock.id())
                .update();
    }

    private JdbcClient.StatementSpec bind(String sql, Deadline deadline) {
        return jdbc.sql(sql)
                .param("caseId", deadline.caseId())
                .param("clock", deadline.clock().id())
                .param("trigger", utc(deadline.trigger()))
                .param("nominal", deadline.date().nominal())
                .param("due", deadline.date().due())
                .param("expiresAt", utc(deadline.date().expiresAt()))
                .param("explanation", deadline.date().explanation())
                .param("explanationDa", deadline.date().explanationDa())
                .param("explanations", Explanations.written(deadline.date().explanations()))
                .param("unsuspendedDue", deadline.unsuspendedDue())
                .param("pausedSince", utc(deadline.pausedSince()))
                .param("pausedDays", deadline.pausedDays())
                .param("extension", deadline.extension())
                .param("state", deadline.state().name())
                .param("closedAt", utc(deadline.closedAt()));
    }

    private static Deadline read(ResultSet row, int number) throws SQLException {
        DueDate date = new DueDate(
                row.getObject("nominal", LocalDate.class),
                row.getObject("due", LocalDate.class),
                instant(row, "expires_at"),
                Explanations.read(
                        row.getString("explanations"), row.getString("explanation"), row.getString("explanation_da")));
        return new Deadline(
                row.getString("case_id"),
                Clock.of(row.getString("clock")).orElseThrow(),
                instant(row, "trigger_at"),
                date,
                row.getObject("unsuspended_due", LocalDate.class),
                instant(row, "paused_since"),
                row.getInt("paused_days"),
                row.getInt("extension"),
                Deadline.State.valueOf(row.getString("state")),
                instant(row, "closed_at"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
