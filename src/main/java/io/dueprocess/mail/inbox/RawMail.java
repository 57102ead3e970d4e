package io.dueprocess.mail.inbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a mail, or of its beginning when it is larger than allowed.
 *
 * @param cut whether there is more
 */
record RawMail(byte[] bytes, boolean cut) {

    /** Reads a mail of a server without marking it as seen. */
    static RawMail read(Message message, long most) throws MessagingException, IOException {
        Bounded out = new Bounded(most);
        try {
            message.writeTo(out);
        } catch (Full enough) {
            return new RawMail(out.toByteArray(), true);
        } catch (MessagingException | IOException failure) {
            if (out.full) {
                return new RawMail(out.toByteArray(), true);
            }
            throw failure;
        }
        return new RawMail(out.toByteArray(), out.full);
    }

    /** SHA-256 of what was read, in hex, without the lines that each server on the way adds at the top. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int body = bodyStart();
            String head = new String(bytes, 0, body, StandardCharsets.ISO_8859_1);
            for (String header : head.split("\\r?\\n(?![ \\t])")) {
                if (header.matches("(?is)(from|to|cc|date|subject|message-id|reply-to|content-[a-z-]+):.*")) {
                    digest.update(header.getBytes(StandardCharsets.ISO_8859_1));
                    digest.update((byte) '\n');
                }
            }
            digest.update(bytes, body, bytes.length - body);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int bodyStart() {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\n' && (bytes[i + 1] == '\n' || bytes[i + 1] == '\r')) {
                return i + 1;
            }
        }
        return bytes.length;
    }

    @Override
    public String toString() {
        return "RawMail[" + bytes.length + " bytes]";
    }

    private static final class Full extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final long most;
        private boolean full;

        Bounded(long most) {
            this.most = most;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int room = (int) Math.min(length, most - kept.size());
            kept.write(bytes, from, room);
            if (room < length) {
                full = true;
                throw new Full();
            }
        }

        byte[] toByteArray() {
            return kept.toByteArray();
        }
    }
}
