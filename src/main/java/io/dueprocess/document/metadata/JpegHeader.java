package io.dueprocess.document.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** What a JPEG's application segments say about density, colour and orientation. Nothing else of them is remembered. */
final class JpegHeader {

    private static final int APP0 = 0xE0;
    private static final int COM = 0xFE;
    private static final int JFIF = 14;
    private static final int ADOBE = 12;
    private static final int PROFILE_HEAD = 14;
    private static final int PROFILE_PIECE = 65_519;
    private static final String EXIF = "Exif\0";
    private static final String PROFILE = "ICC_PROFILE\0";

    private final Set<Trace> removed;
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private byte[] jfif = new byte[0];
    private byte[] adobe = new byte[0];
    private int orientation;

    JpegHeader(Set<Trace> removed) {
        this.removed = removed;
    }

    void read(int application, byte[] content) {
        if (application == 0 && Bytes.startsWith(content, "JFIF\0") && content.length >= JFIF) {
            jfif = Arrays.copyOf(content, JFIF);
            jfif[12] = 0; // width and height of a thumbnail
            jfif[13] = 0;
            if (content.length > JFIF) {
                removed.add(Trace.THUMBNAIL);
            }
        } else if (application == 1 && Bytes.startsWith(content, EXIF)) {
            int found = Exif.orientation(content, Math.min(content.length, EXIF.length() + 1), removed);
            orientation = orientation == 0 ? found : orientation;
        } else if (application == 2 && Bytes.startsWith(content, PROFILE) && content.length > PROFILE_HEAD) {
            if (profile.size() <= Icc.LIMIT) {
                profile.write(content, PROFILE_HEAD, content.length - PROFILE_HEAD);
            }
        } else if (application == 14 && Bytes.startsWith(content, "Adobe") && content.length >= ADOBE) {
            adobe = Arrays.copyOf(content, ADOBE);
        } else {
            drop(APP0 + application, content);
        }
    }

    /** Notes what a segment that isn't kept tells of. */
    void drop(int marker, byte[] content) {
        if (marker == COM) {
            removed.add(Trace.COMMENTS);
        } else if (Bytes.startsWith(content, "http://ns.adobe.com/xap/")
                || Bytes.startsWith(content, "http://ns.adobe.com/xmp/")) {
            Xmp.note(content, removed);
        } else if (Bytes.startsWith(content, "Photoshop 3.0")) {
            removed.add(Trace.COMMENTS);
            removed.add(Trace.HIDDEN_CONTENT);
        } else if (Bytes.startsWith(content, "MPF\0") || Bytes.startsWith(content, "JFXX\0")) {
            removed.add(Trace.THUMBNAIL);
        } else {
            removed.add(Trace.HIDDEN_CONTENT);
        }
    }

    void write(OutputStream out, boolean withOrientation, boolean withProfile) throws IOException {
        if (jfif.length > 0) {
            Jpeg.segment(out, APP0, jfif);
        }
        byte[] exif = withOrientation ? Exif.minimal(orientation) : new byte[0];
        if (exif.length > 0) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.write((EXIF + "\0").getBytes(StandardCharsets.US_ASCII));
            content.write(exif);
            Jpeg.segment(out, APP0 + 1, content.toByteArray());
        }
        if (withProfile) {
            writeProfile(out);
        }
        if (adobe.length > 0) {
            Jpeg.segment(out, APP0 + 14, adobe);
        }
    }

    private void writeProfile(OutputStream out) throws IOException {
        byte[] clean = Icc.clean(profile.toByteArray(), removed);
        int pieces = (clean.length + PROFILE_PIECE - 1) / PROFILE_PIECE;
        for (int i = 0; i < pieces; i++) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.write(PROFILE.getBytes(StandardCharsets.US_ASCII));
            content.write(i + 1);
            content.write(pieces);
            int from = i * PROFILE_PIECE;
            content.write(clean, from, Math.min(PROFILE_PIECE, clean.length - from));
            Jpeg.segment(out, APP0 + 2, content.toByteArray());
        }
    }
}
