package io.dueprocess.document.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Reads from Exif (CIPA DC-008, a TIFF structure) which way up a picture is, and what else it tells. */
final class Exif {

    static final int ORIENTATION = 274;

    private static final int UPRIGHT = 1;
    private static final int EXIF_IFD = 34665;
    private static final int GPS_IFD = 34853;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 1000;

    private static final Map<Integer, Trace> TRACES = Map.ofEntries(
            Map.entry(269, Trace.COMMENTS), // DocumentName
            Map.entry(270, Trace.COMMENTS), // ImageDescription
            Map.entry(271, Trace.DEVICE), // Make
            Map.entry(272, Trace.DEVICE), // Model
            Map.entry(285, Trace.COMMENTS), // PageName
            Map.entry(305, Trace.SOFTWARE),
            Map.entry(306, Trace.DATES),
            Map.entry(315, Trace.AUTHOR), // Artist
            Map.entry(316, Trace.DEVICE), // HostComputer
            Map.entry(700, Trace.XMP),
            Map.entry(33432, Trace.AUTHOR), // Copyright
            Map.entry(33550, Trace.LOCATION), // GeoTIFF
            Map.entry(33723, Trace.COMMENTS), // IPTC
            Map.entry(33922, Trace.LOCATION), // GeoTIFF
            Map.entry(34377, Trace.HIDDEN_CONTENT), // Photoshop
            Map.entry(34735, Trace.LOCATION), // GeoTIFF
            Map.entry(GPS_IFD, Trace.LOCATION),
            Map.entry(36867, Trace.DATES), // DateTimeOriginal
            Map.entry(36868, Trace.DATES), // CreateDate
            Map.entry(37500, Trace.DEVICE), // MakerNote
            Map.entry(37510, Trace.COMMENTS), // UserComment
            Map.entry(37724, Trace.HIDDEN_CONTENT), // Photoshop layers
            Map.entry(40091, Trace.COMMENTS), // XPTitle
            Map.entry(40092, Trace.COMMENTS), // XPComment
            Map.entry(40093, Trace.AUTHOR), // XPAuthor
            Map.entry(42016, Trace.DEVICE), // ImageUniqueID
            Map.entry(42032, Trace.AUTHOR), // CameraOwnerName
            Map.entry(42033, Trace.DEVICE)); // BodySerialNumber

    private final ByteBuffer tiff;
    private int orientation = UPRIGHT;

    private Exif(byte[] bytes, int from) {
        tiff = ByteBuffer.wrap(bytes, from, bytes.length - from).slice();
    }

    /**
     * The orientation (1 to 8); 1 when there is none or it can't be read. A damaged Exif is no reason to refuse a picture: it
     * isn't kept.
     */
    static int orientation(byte[] bytes, int from, Set<Trace> traces) {
        Exif exif = new Exif(bytes, from);
        try {
            exif.read(traces);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            traces.add(Trace.HIDDEN_CONTENT); // unreadable, and gone with the rest
        }
        return exif.orientation;
    }

    /** What the tag tells of, if anything. */
    static void note(int tag, Set<Trace> traces) {
        Trace trace = TRACES.get(tag);
        if (trace != null) {
            traces.add(trace);
        }
    }

    /** A TIFF structure that says nothing but which way up; empty when the picture is upright. */
    static byte[] minimal(int orientation) throws IOException {
        if (orientation <= UPRIGHT || orientation > 8) {
            return new byte[0];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("MM\0*".getBytes(StandardCharsets.ISO_8859_1));
        Bytes.put32(out, 8);
        Bytes.put16(out, 1);
        Bytes.put16(out, ORIENTATION);
        Bytes.put16(out, SHORT);
        Bytes.put32(out, 1);
        Bytes.put16(out, orientation);
        Bytes.put16(out, 0);
        Bytes.put32(out, 0);
        return out.toByteArray();
    }

    private void read(Set<Trace> traces) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int next = readDirectory(tiff.getInt(4), traces, true);
        if (next != 0) {
            traces.add(Trace.THUMBNAIL);
        }
    }

    /** Where the next directory lies, 0 for nowhere. */
    private int readDirectory(int offset, Set<Trace> traces, boolean first) {
        int entries = Math.min(tiff.getShort(offset) & 0xFFFF, MOST_ENTRIES);
        int at = offset + 2;
        for (int i = 0; i < entries; i++, at += ENTRY) {
            int tag = tiff.getShort(at) & 0xFFFF;
            note(tag, traces);
            if (first && tag == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
                orientation = tiff.getShort(at + 8);
            }
            if (first && tag == EXIF_IFD) {
                readDirectory(tiff.getInt(at + 8), traces, false);
            }
        }
        return tiff.limit() >= at + 4 ? tiff.getInt(at) : 0;
    }
}
