package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Files in case files: encrypted as they stream in, in chunk rows, so that memory stays flat and no file system is shared.
 * The content is bound to case and attachment; the label also to kind, position, author and time.
 */
@Component
class Attachments {

    /** What would tell something about the file's content. */
    private record Label(String name, String mediaType) {}

    private record Row(
            String id, String caseId, String kind, long seq, String author, Instant at, long size, byte[] label) {

        Attachment opened(CaseKey key) {
            Label clear = Json.read(key.unseal(label, place()), Label.class);
            return new Attachment(id, caseId, kind, clear.name(), clear.mediaType(), size, author, at);
        }

        String[] place() {
            return new String[] {"label", id, kind, String.valueOf(seq), author, String.valueOf(at.toEpochMilli())};
        }

        Row sealed(CaseKey key, Label clear) {
            return new Row(id, caseId, kind, seq, author, at, size, key.seal(Json.write(clear), place()));
        }
    }

    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final CaseTimes days;

    Attachments(JdbcClient jdbc, CaseKeys keys, CaseTimes days) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.days = days;
    }

    Attachment store(String caseId, String kind, String name, String mediaType, InputStream content, String author) {
        CaseKey key = keys.of(caseId);
        Instant now = days.now(caseId);
        Row row = new Row(UUID.randomUUID().toString(), caseId, kind, next(caseId), author, now, 0, null)
                .sealed(key, new Label(name, mediaType));
        insert(row);
        long size = storeContent(row.id(), key, content);
        jdbc.sql("update dp_attachment set size_bytes = ? where id = ?")
                .params(size, row.id())
                .update();
        return new Attachment(row.id(), caseId, kind, name, mediaType, size, author, now);
    }

    /** Makes content that is stored already, under the id and the case's key, a file of the case. */
    Attachment adopt(String caseId, String id, long size, String kind, String name, String mediaType, String author) {
        Instant now = days.now(caseId);
        insert(new Row(id, caseId, kind, next(caseId), author, now, size, null)
                .sealed(keys.of(caseId), new Label(name, mediaType)));
        return new Attachment(id, caseId, kind, name, mediaType, size, author, now);
    }

    private void insert(Row row) {
        jdbc.sql("""
                        insert into dp_attachment (id, case_id, kind, seq, author, written_at, size_bytes, label)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        row.id(),
                        row.caseId(),
                        row.kind(),
                        row.seq(),
                        row.author(),
                        row.at().atOffset(ZoneOffset.UTC),
                        row.size(),
                        row.label())
                .update();
    }

    private long storeContent(String id, CaseKey key, InputStream content) {
        try (OutputStream sealing = key.sealing(new ChunkOutput(jdbc, id), place(id))) {
            return content.transferTo(sealing);
        } catch (IOException e) {
            throw new UncheckedIOException("attachment not stored", e);
        }
    }

    private long next(String caseId) {
        return jdbc.sql("select coalesce(max(seq), 0) + 1 from dp_attachment where case_id = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }

    List<Attachment> of(String caseId) {
        List<Row> rows = jdbc.sql("select * from dp_attachment where case_id = ? order by seq, written_at, id")
                .param(caseId)
                .query(Attachments::row)
                .list();
        if (rows.isEmpty()) {
            return List.of();
        }
        CaseKey key = keys.of(caseId);
        return rows.stream().map(row -> row.opened(key)).toList();
    }

    void copyTo(Attachment attachment, OutputStream out) {
        CaseKey key = keys.of(attachment.caseId());
        try (InputStream plain = key.unsealing(new ChunkInput(jdbc, attachment.id()), place(attachment.id()))) {
            plain.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("attachment " + attachment.id() + " is not read to its end", e);
        }
    }

    void removeOne(String caseId, String attachmentId) {
        jdbc.sql("""
                        delete from dp_attachment_chunk where attachment_id in
                        (select id from dp_attachment where case_id = ? and id = ?)""").params(caseId, attachmentId).update();
        jdbc.sql("delete from dp_attachment where case_id = ? and id = ?")
                .params(caseId, attachmentId)
                .update();
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

    static String[] place(String id) {
        return new String[] {"attachment", id};
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getString("id"),
                rs.getString("case_id"),
                rs.getString("kind"),
                rs.getLong("seq"),
                rs.getString("author"),
                rs.getObject("written_at", OffsetDateTime.class).toInstant(),
                rs.getLong("size_bytes"),
                rs.getBytes("label"));
    }
}
