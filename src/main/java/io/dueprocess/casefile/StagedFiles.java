package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Large files of a sealed case, encrypted as they arrive. Chunks are written in short transactions, so that a slow upload
 * holds no connection; what never becomes part of a case is discarded, after a crash by {@link #sweep}.
 */
@Service
public class StagedFiles {

    /** Writes a file's plain bytes. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** An encrypted file that belongs to no case yet; its key is in memory only. */
    public static final class Staged {

        private final String id;
        private final CaseKey key;
        private final long size;

        private Staged(String id, CaseKey key, long size) {
            this.id = id;
            this.key = key;
            this.size = size;
        }

        /** Of the plain content, in bytes. */
        public long size() {
            return size;
        }
    }

    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Audit audit;
    private final CaseTimes days;
    private final TransactionTemplate alone;

    StagedFiles(
            JdbcClient jdbc,
            Attachments attachments,
            Audit audit,
            CaseTimes days,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.audit = audit;
        this.days = days;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Encrypts under the case's key: the file can become part of the case. */
    public Staged stage(SealedCase sealed, Content content) throws IOException {
        return stage(sealed.key(), content);
    }

    /** Encrypts under a key of its own, which is never stored: once this is discarded, nobody can ever read it. */
    public Staged stageAside(Content content) throws IOException {
        return stage(CaseKey.generate("aside"), content);
    }

    private Staged stage(CaseKey key, Content content) throws IOException {
        String id = UUID.randomUUID().toString();
        alone.executeWithoutResult(status -> jdbc.sql("insert into dp_upload (attachment_id, started_on) values (?, ?)")
                .params(id, days.date())
                .update());
        boolean complete = false;
        Counting counting = new Counting();
        try (OutputStream sealing = key.sealing(new ChunkOutput(jdbc, id, alone), Attachments.place(id))) {
            counting.to = sealing;
            content.writeTo(counting);
            complete = true;
        } finally {
            if (!complete) {
                discard(id);
            }
        }
        return new Staged(id, key, counting.bytes);
    }

    /** The plain bytes once more, from the first. */
    public InputStream open(Staged staged) throws IOException {
        return staged.key.unsealing(new ChunkInput(jdbc, staged.id), Attachments.place(staged.id));
    }

    /** Makes it a file of the case, in the caller's transaction; the case's key is at hand. */
    @Transactional
    public Attachment attach(
            SealedCase sealed, Staged staged, String kind, String name, String mediaType, String author) {
        if (staged.key != sealed.key()) {
            throw new IllegalArgumentException("staged under another key");
        }
        Attachment attachment = attachments.adopt(sealed.id(), staged.id, staged.size, kind, name, mediaType, author);
        audit.record(sealed.id(), author, AuditAction.UPLOAD, kind + ":" + staged.id);
        jdbc.sql("delete from dp_upload where attachment_id = ?")
                .param(staged.id)
                .update();
        return attachment;
    }

    /** Deletes a file that became part of no case; nothing happens when it did. */
    public void discard(Staged staged) {
        discard(staged.id);
    }

    /**
     * Chunk by chunk, so that no transaction holds a large file; its row goes last, or nobody would know of what is left when
     * the node dies meanwhile.
     */
    private void discard(String id) {
        if (jdbc.sql("select count(*) from dp_upload where attachment_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                == 0) {
            return;
        }
        List<Integer> chunks = jdbc.sql("select position from dp_attachment_chunk where attachment_id = ?")
                .param(id)
                .query(Integer.class)
                .list();
        chunks.forEach(position -> alone.executeWithoutResult(
                status -> jdbc.sql("delete from dp_attachment_chunk where attachment_id = ? and position = ?")
                        .params(id, position)
                        .update()));
        alone.executeWithoutResult(status -> jdbc.sql("delete from dp_upload where attachment_id = ?")
                .param(id)
                .update());
    }

    /** Discards what uploads left behind that ended with their node, the day before yesterday or earlier; answers how many. */
    public int sweep() {
        LocalDate before = days.date().minusDays(1);
        var left = jdbc.sql("select attachment_id from dp_upload where started_on < ?")
                .param(before)
                .query(String.class)
                .list();
        left.forEach(this::discard);
        return left.size();
    }

    private static final class Counting extends OutputStream {

        private OutputStream to;
        private long bytes;

        @Override
        public void write(int b) throws IOException {
            to.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            to.write(from, offset, length);
            bytes += length;
        }
    }
}
