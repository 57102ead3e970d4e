package io.dueprocess.casefile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads an attachment's ciphertext row by row. */
class ChunkInput extends InputStream {

    private final JdbcClient jdbc;
    private final String attachmentId;
    private InputStream chunk = InputStream.nullInputStream();
    private int position;

    ChunkInput(JdbcClient jdbc, String attachmentId) {
        this.jdbc = jdbc;
        this.attachmentId = attachmentId;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int read = chunk.read(bytes, offset, length);
            while (read < 0) {
                Optional<byte[]> next = next();
                if (next.isEmpty()) {
                    return -1;
                }
                chunk = new ByteArrayInputStream(next.get());
                read = chunk.read(bytes, offset, length);
            }
            return read;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Optional<byte[]> next() {
        return jdbc.sql("select content from dp_attachment_chunk where attachment_id = ? and position = ?")
                .params(attachmentId, position++)
                .query((rs, n) -> rs.getBytes(1))
                .optional();
    }
}
