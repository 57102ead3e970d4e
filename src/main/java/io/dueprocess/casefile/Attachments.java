package io.dueprocess.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.crypto.CaseKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files in case files: encrypted as they stream in, in chunk rows, so that memory stays flat and no file system is shared. */
@Component
class Attachments {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What would tell something about the file's content. */
    private record Label(String name, String mediaType) {}

    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final Clock clock;

    Attachments(JdbcClient jdbc, CaseKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    Attachment store(String caseId, String kind, String name, String mediaType, InputStream content, String author) {
        String id = UUID.randomUUID().toString();
        CaseKey key = keys.of(caseId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            byte[] label = key.seal(labelContext(id), JSON.writeValueAsBytes(new Label(name, mediaType)));
            jdbc.sql("""
                            insert into dp_attachment (id, case_id, kind, seq, author, written_at, size_bytes, label)
                            values (?, ?, ?, ?, ?, ?, 0, ?)""")
                    .params(id, caseId, kind, next(caseId), author, now.atOffset(ZoneOffset.UTC), label)
                    .update();
            long size;
            try (OutputStream sealing = key.sealing(contentContext(id), new ChunkOutput(jdbc, id))) {
                size = content.transferTo(sealing);
            }
            jdbc.sql("update dp_attachment set size_bytes = ? where id = ?")
                    .params(size, id)
                    .update();
            return new Attachment(id, caseId, kind, name, mediaType, size, author, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long next(String caseId) {
        return jdbc.sql("select coalesce(max(seq), 0) + 1 from dp_attachment where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    List<Attachment> of(String caseId) {
        record Row(String id, String kind, String author, Instant at, long size, byte[] label) {}
        List<Row> rows = jdbc.sql("""
                        select id, kind, author, written_at, size_bytes, label from dp_attachment
                        where case_id = ? order by seq""")
                .param(caseId)
                .query((rs, n) -> new Row(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getLong(5),
                        rs.getBytes(6)))
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        CaseKey key = keys.of(caseId);
        return rows.stream()
                .map(row -> {
                    Label label = label(key.unseal(labelContext(row.id()), row.label()));
                    return new Attachment(
                            row.id(),
                            caseId,
                            row.kind(),
                            label.name(),
                            label.mediaType(),
                            row.size(),
                            row.author(),
                            row.at());
                })
                .toList();
    }

    void copyTo(Attachment attachment, OutputStream out) {
        CaseKey key = keys.of(attachment.caseId());
        try (InputStream plain =
                key.unsealing(contentContext(attachment.id()), new ChunkInput(jdbc, attachment.id()))) {
            plain.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("attachment " + attachment.id() + " does not open", e);
        }
    }

    void remove(String caseId, String kind) {
        jdbc.sql("""
                        delete from dp_attachment_chunk where attachment_id in
                        (select id from dp_attachment where case_id = ? and kind = ?)""").params(caseId, kind).update();
        jdbc.sql("delete from dp_attachment where case_id = ? and kind = ?")
                .params(caseId, kind)
                .update();
    }

    void removeAll(String caseId) {
        jdbc.sql("""
                        delete from dp_attachment_chunk where attachment_id in
                        (select id from dp_attachment where case_id = ?)""").param(caseId).update();
        jdbc.sql("delete from dp_attachment where case_id = ?").param(caseId).update();
    }

    private static Label label(byte[] json) {
        try {
            return JSON.readValue(json, Label.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String labelContext(String id) {
        return "attachment/" + id + "/label";
    }

    private static String contentContext(String id) {
        return "attachment/" + id + "/content";
    }
}
