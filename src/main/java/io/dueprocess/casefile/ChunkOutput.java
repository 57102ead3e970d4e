package io.dueprocess.casefile;

import java.io.OutputStream;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Cuts a stream of ciphertext into rows of at most 1 MiB, which is also H2's bound for a binary value. */
class ChunkOutput extends OutputStream {

    private static final int CHUNK_BYTES = 1 << 20;

    private final JdbcClient jdbc;
    private final String attachmentId;
    private final TransactionOperations each;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private int filled;
    private int position;

    /** In the caller's transaction. */
    ChunkOutput(JdbcClient jdbc, String attachmentId) {
        this(jdbc, attachmentId, TransactionOperations.withoutTransaction());
    }

    /** @param each in which each row is written */
    ChunkOutput(JdbcClient jdbc, String attachmentId, TransactionOperations each) {
        this.jdbc = jdbc;
        this.attachmentId = attachmentId;
        this.each = each;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, CHUNK_BYTES - filled);
            System.arraycopy(bytes, from, chunk, filled, part);
            filled += part;
            from += part;
            left -= part;
            if (filled == CHUNK_BYTES) {
                insert();
            }
        }
    }

    @Override
    public void close() {
        if (filled > 0) {
            insert();
        }
    }

    private void insert() {
        byte[] content = Arrays.copyOf(chunk, filled);
        each.executeWithoutResult(status -> jdbc.sql(
                        "insert into dp_attachment_chunk (attachment_id, position, content) values (?, ?, ?)")
                .params(attachmentId, position, content)
                .update());
        position++;
        filled = 0;
    }
}
