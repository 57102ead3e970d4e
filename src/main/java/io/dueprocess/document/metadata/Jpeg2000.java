package io.dueprocess.document.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A JPEG 2000 picture (ITU T.800) of a PDF: header and code stream are copied, other boxes and comments go. */
final class Jpeg2000 {

    private static final Set<String> KEPT = Set.of("jP  ", "ftyp", "jp2h", "jp2c");
    private static final int START = 0xFF4F;
    private static final int COMMENT = 0xFF64;
    private static final int TILE = 0xFF90;
    private static final int LONG_BOX = 1;

    private Jpeg2000() {}

    static byte[] clean(byte[] file, Set<Trace> removed) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        if (in.remaining() > 2 && (in.getShort(0) & 0xFFFF) == START) {
            codeStream(in, out, removed);
            return out.toByteArray();
        }
        while (in.remaining() >= 8) {
            long length = in.getInt() & 0xFFFFFFFFL;
            byte[] name = new byte[4];
            in.get(name);
            String type = new String(name, StandardCharsets.ISO_8859_1);
            long left = length == LONG_BOX ? in.getLong() - 16 : length == 0 ? in.remaining() : length - 8;
            if (left < 0 || left > in.remaining()) {
                throw Refusal.damaged();
            }
            ByteBuffer content = in.slice(in.position(), (int) left);
            in.position(in.position() + (int) left);
            if (KEPT.contains(type)) {
                ByteArrayOutputStream box = new ByteArrayOutputStream((int) left);
                if (type.equals("jp2c")) {
                    codeStream(content, box, removed);
                } else {
                    copy(content, box);
                }
                Bytes.put32(out, box.size() + 8L);
                out.write(name);
                box.writeTo(out);
            } else {
                removed.add(type.equals("uuid") || type.equals("xml ") ? Trace.XMP : Trace.HIDDEN_CONTENT);
            }
        }
        return out.toByteArray();
    }

    /** Drops the comments of the main header. */
    private static void codeStream(ByteBuffer in, ByteArrayOutputStream out, Set<Trace> removed) throws IOException {
        Bytes.put16(out, in.getShort());
        while (in.remaining() >= 4 && (in.getShort(in.position()) & 0xFFFF) != TILE) {
            int marker = in.getShort() & 0xFFFF;
            int length = in.getShort(in.position()) & 0xFFFF;
            if (length < 2 || length > in.remaining()) {
                throw Refusal.damaged();
            }
            byte[] segment = new byte[length];
            in.get(segment);
            if (marker == COMMENT) {
                removed.add(Trace.SOFTWARE);
            } else {
                Bytes.put16(out, marker);
                out.write(segment);
            }
        }
        copy(in, out);
    }

    private static void copy(ByteBuffer in, ByteArrayOutputStream out) {
        out.write(in.array(), in.arrayOffset() + in.position(), in.remaining());
        in.position(in.limit());
    }
}
