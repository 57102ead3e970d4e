package io.dueprocess.casefile;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clear-text rows of {@code dp_case} and {@code dp_case_reader}. */
@Component
class CaseRows {

    private static final String READABLE = """
            c.shredded_at is null and (c.sealed and exists
              (select 1 from dp_case_grant g where g.case_id = c.id and g.user_id = :user)
            or not c.sealed and exists
              (select 1 from dp_case_reader r where r.case_id = c.id and r.group_id in (:groups)))""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CaseTimes days;

    CaseRows(JdbcClient jdbc, Clock clock, CaseTimes days) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.days = days;
    }

    void insert(String id, String reference, String processKey, byte[] wrappedKey) {
        insert(id, reference, processKey, wrappedKey, clock.instant(), false);
    }

    void insertSealed(String id, String reference, String processKey) {
        insert(id, reference, processKey, null, days.today(), true);
    }

    private void insert(
            String id, String reference, String processKey, byte[] wrappedKey, Instant openedAt, boolean sealed) {
        jdbc.sql("""
                        insert into dp_case (id, reference, process_key, wrapped_key, opened_at, held, sealed)
                        values (?, ?, ?, ?, ?, false, ?)""")
                .params(id, reference, processKey, wrappedKey, openedAt.atOffset(ZoneOffset.UTC), sealed)
                .update();
    }

    Optional<CaseFile> find(String id) {
        return jdbc.sql("select * from dp_case where id = ?")
                .param(id)
                .query(CaseRows::file)
                .optional();
    }

    Optional<CaseFile> byReference(String reference) {
        return jdbc.sql("select * from dp_case where reference = ?")
                .param(reference)
                .query(CaseRows::file)
                .optional();
    }

    /** Throws NoSuchElementException for an unknown and for a shredded case. */
    CaseFile unshredded(String id) {
        return find(id).filter(file -> file.shreddedAt() == null)
                .orElseThrow(() -> new NoSuchElementException("no open case file " + id));
    }

    List<CaseFile> readableBy(Reader reader, int limit) {
        return jdbc.sql("select * from dp_case c where " + READABLE + " order by c.opened_at desc, c.id limit :limit")
                .param("groups", groups(reader))
                .param("user", reader.user())
                .param("limit", limit)
                .query(CaseRows::file)
                .list();
    }

    boolean readable(String id, Reader reader) {
        return jdbc.sql("select count(*) from dp_case c where c.id = :id and " + READABLE)
                        .param("id", id)
                        .param("groups", groups(reader))
                        .param("user", reader.user())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** An empty list is no SQL; no group has this name. */
    private static Set<String> groups(Reader reader) {
        return reader.groups().isEmpty() ? Set.of("") : reader.groups();
    }

    void grant(String id, String group) {
        Long already = jdbc.sql("select count(*) from dp_case_reader where case_id = ? and group_id = ?")
                .params(id, group)
                .query(Long.class)
                .single();
        if (already == 0) {
            jdbc.sql("insert into dp_case_reader (case_id, group_id) values (?, ?)")
                    .params(id, group)
                    .update();
        }
    }

    void close(String id, Instant at, LocalDate retainUntil) {
        jdbc.sql("update dp_case set closed_at = ?, retain_until = ? where id = ?")
                .params(at.atOffset(ZoneOffset.UTC), retainUntil, id)
                .update();
    }

    void reopen(String id) {
        jdbc.sql("update dp_case set closed_at = null, retain_until = null where id = ?")
                .param(id)
                .update();
    }

    void hold(String id, boolean held) {
        jdbc.sql("update dp_case set held = ? where id = ?").params(held, id).update();
    }

    void shredded(String id) {
        jdbc.sql("update dp_case set shredded_at = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void each(Consumer<CaseFile> take) {
        try (Stream<CaseFile> files =
                jdbc.sql("select * from dp_case where shredded_at is null").query(CaseRows::file).stream()) {
            files.forEach(take);
        }
    }

    List<CaseFile> dueForShredding(LocalDate today) {
        return jdbc.sql("""
                        select * from dp_case where retain_until < ? and closed_at is not null
                        and held = false and shredded_at is null order by retain_until, id""").param(today).query(CaseRows::file).list();
    }

    private static CaseFile file(ResultSet rs, int row) throws SQLException {
        Date retainUntil = rs.getDate("retain_until");
        return new CaseFile(
                rs.getString("id"),
                rs.getString("reference"),
                rs.getString("process_key"),
                instant(rs, "opened_at"),
                instant(rs, "closed_at"),
                retainUntil == null ? null : retainUntil.toLocalDate(),
                rs.getBoolean("held"),
                instant(rs, "shredded_at"),
                rs.getBoolean("sealed"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
