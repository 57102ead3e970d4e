package io.dueprocess.document.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** WebP (RFC 9649), animated too: chunks that make the picture are copied, all else goes. Held in memory. */
final class WebP implements Format {

    private static final int FORM = 12;
    private static final int CHUNK = 8;
    private static final int FRAME = 16;
    private static final int EXTENDED = 10;
    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int HAS_ALPHA = 0x10;
    private static final int HAS_ANIMATION = 0x02;
    private static final Set<String> IMAGE = Set.of("VP8 ", "VP8L", "ALPH");

    private final int limit;

    WebP(int limit) {
        this.limit = limit;
    }

    @Override
    public void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        byte[] file = Bytes.all(original, limit);
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < FORM || !name(in, 0).equals("RIFF") || !name(in, 8).equals("WEBP")) {
            throw Refusal.damaged();
        }
        long end = CHUNK + (in.getInt(4) & 0xFFFFFFFFL);
        if (end > file.length || end < FORM) {
            throw Refusal.damaged();
        }
        if (end < file.length) {
            removed.add(Trace.EMBEDDED_FILES);
        }
        in.limit((int) end).position(FORM);
        new Run(removed).copy(in, out);
    }

    private static final class Run {

        private final Set<Trace> removed;
        private final ByteArrayOutputStream image = new ByteArrayOutputStream();
        private byte[] extended = new byte[0];
        private byte[] profile = new byte[0];
        private byte[] exif = new byte[0];
        private boolean picture;
        private boolean metExif;
        private boolean metXmp;

        Run(Set<Trace> removed) {
            this.removed = removed;
        }

        void copy(ByteBuffer in, OutputStream out) throws IOException {
            while (in.remaining() >= CHUNK) {
                String type = name(in, in.position());
                read(type, next(in));
            }
            if (!picture) {
                throw Refusal.damaged();
            }
            checkFlags();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            if (extended.length > 0) {
                int flags = extended[0] & (HAS_ALPHA | HAS_ANIMATION);
                flags |= profile.length > 0 ? HAS_PROFILE : 0;
                flags |= exif.length > 0 ? HAS_EXIF : 0;
                extended[0] = (byte) flags;
                write("VP8X", extended, body);
                write("ICCP", profile, body);
            }
            image.writeTo(body);
            if (extended.length > 0) {
                write("EXIF", exif, body);
            }
            out.write("RIFF".getBytes(StandardCharsets.US_ASCII));
            put32(out, body.size() + 4);
            out.write("WEBP".getBytes(StandardCharsets.US_ASCII));
            body.writeTo(out);
        }

        /** What is announced must have been met, else it lies in what was taken for the image. */
        private void checkFlags() throws IOException {
            int announced = extended.length == 0 ? 0 : extended[0];
            if ((announced & HAS_EXIF) != 0 && !metExif || (announced & HAS_XMP) != 0 && !metXmp) {
                throw Refusal.damaged();
            }
        }

        private void read(String type, byte[] content) throws IOException {
            if (IMAGE.contains(type)) {
                picture = true;
                write(type, content, image);
            } else if (type.equals("VP8X") && content.length == EXTENDED && !picture) {
                extended = content;
            } else if (type.equals("ANIM") && content.length == 6) {
                write(type, content, image);
            } else if (type.equals("ANMF") && content.length >= FRAME) {
                write(type, frame(content), image);
            } else if (type.equals("ICCP")) {
                profile = Icc.clean(content, removed);
            } else if (type.equals("EXIF")) {
                metExif = true;
                int from = Bytes.startsWith(content, "Exif\0\0") ? 6 : 0;
                exif = Exif.minimal(Exif.orientation(content, from, removed));
            } else if (type.equals("XMP ")) {
                metXmp = true;
                Xmp.note(content, removed);
            } else {
                removed.add(Trace.HIDDEN_CONTENT);
            }
        }

        /** A frame holds chunks of its own. */
        private byte[] frame(byte[] content) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(content, 0, FRAME);
            ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
            in.position(FRAME);
            while (in.remaining() >= CHUNK) {
                String type = name(in, in.position());
                byte[] part = next(in);
                if (IMAGE.contains(type)) {
                    picture = true;
                    write(type, part, frame);
                } else {
                    removed.add(Trace.HIDDEN_CONTENT);
                }
            }
            return frame.toByteArray();
        }
    }

    private static byte[] next(ByteBuffer in) throws IOException {
        int length = in.getInt(in.position() + 4);
        in.position(in.position() + CHUNK);
        if (length < 0 || length > in.remaining()) {
            throw Refusal.damaged();
        }
        byte[] content = new byte[length];
        in.get(content);
        if (length % 2 == 1 && in.hasRemaining()) {
            in.get();
        }
        return content;
    }

    private static void write(String type, byte[] content, OutputStream out) throws IOException {
        if (content.length > 0) {
            out.write(type.getBytes(StandardCharsets.US_ASCII));
            put32(out, content.length);
            out.write(content);
            out.write(new byte[content.length % 2]);
        }
    }

    private static void put32(OutputStream out, int value) throws IOException {
        Bytes.put32(out, Integer.reverseBytes(value) & 0xFFFFFFFFL);
    }

    private static String name(ByteBuffer in, int at) {
        byte[] name = new byte[4];
        in.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
