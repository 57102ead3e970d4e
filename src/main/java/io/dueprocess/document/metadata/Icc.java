package io.dueprocess.document.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A colour profile (ICC.1) that says how colours look and nothing of the screen, printer or program it was made for. Profiles
 * of screens hold names and serial numbers, and screen shots carry them.
 */
final class Icc {

    /** Profiles of printers have a few MB; larger ones are dropped like unreadable ones. */
    static final int LIMIT = 4 << 20;

    private static final int HEADER = 128;
    private static final int TAG = 12;
    private static final int MOST_TAGS = 100;
    private static final int VERSION_4 = 4;

    /** Numbers only: tags that calculate colours. */
    private static final Set<String> KEPT = Set.of(
            "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "wtpt", "bkpt", "chad", "chrm", "lumi", "A2B0",
            "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt", "pre0", "pre1", "pre2", "D2B0", "D2B1", "D2B2", "D2B3",
            "B2D0", "B2D1", "B2D2", "B2D3", "cicp");

    /** Types that hold no text. */
    private static final Set<String> NUMBERS =
            Set.of("XYZ ", "curv", "para", "sf32", "chrm", "mft1", "mft2", "mAB ", "mBA ", "mpet", "cicp");

    /** Of each kind of parametric curve. */
    private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

    private static final Set<String> DEVICE = Set.of("mmod", "dmnd", "dmdd", "vcgt", "ndin", "targ");

    private Icc() {}

    /** The clean profile; empty when it can't be read, and the picture does without. */
    static byte[] clean(byte[] profile, Set<Trace> removed) throws IOException {
        if (profile.length < HEADER + 4 || profile.length > LIMIT) {
            return new byte[0];
        }
        ByteBuffer in = ByteBuffer.wrap(profile);
        if (!text(in, 36).equals("acsp")) {
            return new byte[0];
        }
        try {
            Map<String, byte[]> tags = tags(in, removed);
            boolean v4 = profile[8] >= VERSION_4;
            tags.put("desc", v4 ? localized("Colours") : description("Colours"));
            tags.put("cprt", v4 ? localized("None") : plain("None"));
            return write(in, tags);
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            removed.add(Trace.HIDDEN_CONTENT); // unreadable, not kept
            return new byte[0];
        }
    }

    private static Map<String, byte[]> tags(ByteBuffer in, Set<Trace> removed) {
        int count = in.getInt(HEADER);
        if (count < 1 || count > MOST_TAGS) {
            throw new IllegalArgumentException();
        }
        Map<String, byte[]> tags = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            int at = HEADER + 4 + i * TAG;
            String name = text(in, at);
            if (DEVICE.contains(name)) {
                removed.add(Trace.DEVICE);
            }
            if (KEPT.contains(name)) {
                tags.put(name, trimmed(value(in, in.getInt(at + 4), in.getInt(at + 8))));
            }
        }
        return tags;
    }

    private static byte[] value(ByteBuffer in, int from, int length) {
        Objects.checkFromIndexSize(from, length, in.capacity());
        byte[] value = new byte[length];
        in.get(from, value);
        return value;
    }

    /** The value without what its type has no use for. */
    private static byte[] trimmed(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        String type = text(in, 0);
        if (!NUMBERS.contains(type)) {
            throw new IllegalArgumentException();
        }
        int length = switch (type) {
            case "XYZ " -> 20;
            case "curv" -> Math.addExact(12, Math.multiplyExact(2, in.getInt(8)));
            case "para" -> 12 + 4 * PARAMETERS[in.getShort(8)];
            case "sf32" -> 8 + 4 * 9;
            case "chrm" -> 12 + 8 * in.getShort(8);
            case "cicp" -> 12;
            default -> value.length;
        };
        if (length > value.length || length < 8) {
            throw new IllegalArgumentException();
        }
        return Arrays.copyOf(value, length);
    }

    private static byte[] write(ByteBuffer in, Map<String, byte[]> tags) throws IOException {
        Map<ByteBuffer, Integer> places = new LinkedHashMap<>(); // equal values are stored once
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        int at = HEADER + 4 + tags.size() * TAG;
        Bytes.put32(table, tags.size());
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            ByteBuffer value = ByteBuffer.wrap(tag.getValue());
            Integer place = places.get(value);
            if (place == null) {
                place = at;
                places.put(value, place);
                at += padded(tag.getValue().length);
            }
            table.write(tag.getKey().getBytes(StandardCharsets.US_ASCII));
            Bytes.put32(table, place);
            Bytes.put32(table, tag.getValue().length);
        }
        ByteBuffer out = ByteBuffer.allocate(at);
        header(in, out);
        out.put(HEADER, table.toByteArray());
        places.forEach((value, place) -> out.put(place, value.array()));
        return out.array();
    }

    /** Size, version, class, spaces, intent and illuminant; program, date, platform, maker and model stay zero. */
    private static void header(ByteBuffer in, ByteBuffer out) {
        out.putInt(0, out.capacity());
        out.put(8, in, 8, 16);
        out.put(36, in, 36, 4);
        out.put(64, in, 64, 16);
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    private static String text(ByteBuffer in, int at) {
        byte[] name = new byte[4];
        in.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static byte[] localized(String text) throws IOException {
        byte[] value = text.getBytes(StandardCharsets.UTF_16BE);
        ByteArrayOutputStream out = type("mluc");
        Bytes.put32(out, 1);
        Bytes.put32(out, 12);
        out.write("enUS".getBytes(StandardCharsets.US_ASCII));
        Bytes.put32(out, value.length);
        Bytes.put32(out, 28);
        out.write(value);
        return out.toByteArray();
    }

    /** The older form: ASCII, then empty Unicode and Macintosh names (67 bytes are reserved for the latter). */
    private static byte[] description(String text) throws IOException {
        ByteArrayOutputStream out = type("desc");
        Bytes.put32(out, text.length() + 1);
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[1 + 4 + 4 + 2 + 1 + 67]);
        return out.toByteArray();
    }

    private static byte[] plain(String text) throws IOException {
        ByteArrayOutputStream out = type("text");
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.write(0);
        return out.toByteArray();
    }

    private static ByteArrayOutputStream type(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(name.getBytes(StandardCharsets.US_ASCII));
        Bytes.put32(out, 0);
        return out;
    }
}
