package io.dueprocess.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dueprocess.casefile.crypto.CaseKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries of case files: JSON, sealed; bound to case, kind and key. */
@Component
class Entries {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private record Row(String key, String author, Instant at, byte[] content) {}

    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final Clock clock;

    Entries(JdbcClient jdbc, CaseKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    void put(String caseId, String kind, String key, Object content, String author) {
        byte[] sealed = keys.of(caseId).seal(context(kind, key), json(content));
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        int updated =
                jdbc.sql("""
                        update dp_case_entry set content = ?, author = ?, written_at = ?
                        where case_id = ? and kind = ? and entry_key = ?""").params(sealed, author, now, caseId, kind, key).update();
        if (updated == 0) {
            jdbc.sql("""
                            insert into dp_case_entry (case_id, kind, entry_key, seq, author, written_at, content)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(caseId, kind, key, next(caseId, kind), author, now, sealed)
                    .update();
        }
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
        return jdbc.sql("""
                        select entry_key, author, written_at, content from dp_case_entry
                        where case_id = ? and kind = ? and entry_key = ?""")
                .params(caseId, kind, key)
                .query(Entries::row)
                .optional()
                .map(row -> open(keys.of(caseId), kind, row, type).content());
    }

    <T> List<Entry<T>> list(String caseId, String kind, Class<T> type) {
        List<Row> rows = jdbc.sql("""
                        select entry_key, author, written_at, content from dp_case_entry
                        where case_id = ? and kind = ? order by seq""").params(caseId, kind).query(Entries::row).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        CaseKey key = keys.of(caseId);
        return rows.stream().map(row -> open(key, kind, row, type)).toList();
    }

    void remove(String caseId, String kind, String key) {
        jdbc.sql("delete from dp_case_entry where case_id = ? and kind = ? and entry_key = ?")
                .params(caseId, kind, key)
                .update();
    }

    void removeAll(String caseId) {
        jdbc.sql("delete from dp_case_entry where case_id = ?").param(caseId).update();
    }

    private static <T> Entry<T> open(CaseKey key, String kind, Row row, Class<T> type) {
        try {
            T content = JSON.readValue(key.unseal(context(kind, row.key()), row.content()), type);
            return new Entry<>(kind, row.key(), row.author(), row.at(), content);
        } catch (JsonProcessingException e) {
            // without its cause: that would quote the content
            throw new IllegalStateException("entry " + kind + " does not hold a " + type.getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] json(Object content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of " + content.getClass().getSimpleName());
        }
    }

    private static String context(String kind, String key) {
        return "entry/" + kind + "/" + key;
    }

    private static Row row(java.sql.ResultSet rs, int n) throws java.sql.SQLException {
        return new Row(rs.getString(1), rs.getString(2), rs.getTimestamp(3).toInstant(), rs.getBytes(4));
    }
}
