package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Entries of case files: JSON, sealed; bound to case, kind, key, position, author and time. Writers hold the case's audit
 * chain, so there is one at a time.
 */
@Component
class Entries {

    private record Row(String kind, String key, long seq, String author, Instant at, byte[] content) {

        String[] place() {
            return place(kind, key, seq, author, at);
        }

        static String[] place(String kind, String key, long seq, String author, Instant at) {
            return new String[] {"entry", kind, key, String.valueOf(seq), author, String.valueOf(at.toEpochMilli())};
        }
    }

    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final CaseTimes days;

    Entries(JdbcClient jdbc, CaseKeys keys, CaseTimes days) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.days = days;
    }

    /** Replaces an entry of the same kind and key at its position, else adds one at the end. */
    void put(String caseId, String kind, String key, Object content, String author) {
        boolean first =
                OpenedCases.find(caseId).filter(opened -> opened.begins(kind)).isPresent();
        Optional<Long> position = first ? Optional.empty() : position(caseId, kind, key);
        long seq = position.orElseGet(() -> first ? 1L : next(caseId, kind));
        Instant at = days.now(caseId);
        byte[] sealed = keys.of(caseId).seal(Json.write(content), Row.place(kind, key, seq, author, at));
        String sql = position.isPresent() ? """
                update dp_case_entry set author = ?, written_at = ?, content = ?
                where case_id = ? and kind = ? and entry_key = ? and seq = ?""" : """
                insert into dp_case_entry (author, written_at, content, case_id, kind, entry_key, seq)
                values (?, ?, ?, ?, ?, ?, ?)""";
        jdbc.sql(sql)
                .params(author, at.atOffset(ZoneOffset.UTC), sealed, caseId, kind, key, seq)
                .update();
    }

    private Optional<Long> position(String caseId, String kind, String key) {
        return jdbc.sql("select seq from dp_case_entry where case_id = ? and kind = ? and entry_key = ?")
                .params(caseId, kind, key)
                .query(Long.class)
                .optional();
    }

    boolean exists(String caseId, String kind, String key) {
        return jdbc.sql("select count(*) from dp_case_entry where case_id = ? and kind = ? and entry_key = ?")
                        .params(caseId, kind, key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Seals other content in the entry's place. */
    void rewrite(String caseId, String kind, String key, Object content) {
        Row row = jdbc.sql("select * from dp_case_entry where case_id = ? and kind = ? and entry_key = ?")
                .params(caseId, kind, key)
                .query(Entries::row)
                .single();
        jdbc.sql("update dp_case_entry set content = ? where case_id = ? and kind = ? and entry_key = ?")
                .params(keys.of(caseId).seal(Json.write(content), row.place()), caseId, kind, key)
                .update();
    }

    /** A key that sorts after the earlier ones of the kind. */
    String nextKey(String caseId, String kind) {
        return "%08d".formatted(next(caseId, kind));
    }

    private long next(String caseId, String kind) {
        return jdbc.sql("select coalesce(max(seq), 0) + 1 from dp_case_entry where case_id = ? and kind = ?")
                .params(caseId, kind)
                .query(Long.class)
                .single();
    }

    <T> Optional<T> get(String caseId, String kind, String key, Class<T> type) {
        return jdbc.sql("select * from dp_case_entry where case_id = ? and kind = ? and entry_key = ?")
                .params(caseId, kind, key)
                .query(Entries::row)
                .optional()
                .map(row -> open(keys.of(caseId), row, type).content());
    }

    /** @param keyStart what the keys begin with; empty for all */
    <T> List<Entry<T>> list(String caseId, String kind, String keyStart, Class<T> type) {
        List<Row> rows = jdbc.sql("""
                        select * from dp_case_entry where case_id = ? and kind = ? and left(entry_key, ?) = ?
                        order by seq, entry_key""")
                .params(caseId, kind, keyStart.length(), keyStart)
                .query(Entries::row)
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        CaseKey key = keys.of(caseId);
        return rows.stream().map(row -> open(key, row, type)).toList();
    }

    void remove(String caseId, String kind, String key) {
        jdbc.sql("delete from dp_case_entry where case_id = ? and kind = ? and entry_key = ?")
                .params(caseId, kind, key)
                .update();
    }

    void removeAll(String caseId) {
        jdbc.sql("delete from dp_case_entry where case_id = ?").param(caseId).update();
    }

    private static <T> Entry<T> open(CaseKey key, Row row, Class<T> type) {
        T content = Json.read(key.unseal(row.content(), row.place()), type);
        return new Entry<>(row.kind(), row.key(), row.author(), row.at(), content);
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getString("kind"),
                rs.getString("entry_key"),
                rs.getLong("seq"),
                rs.getString("author"),
                rs.getObject("written_at", OffsetDateTime.class).toInstant(),
                rs.getBytes("content"));
    }
}
