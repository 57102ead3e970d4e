package io.dueprocess.document.metadata;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** PNG (W3C PNG 3rd edition), APNG included: chunks that make the picture are copied, all else goes. Memory is flat. */
final class Png implements Format {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LONGEST_CHUNK = Integer.MAX_VALUE;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int ANY = LONGEST_CHUNK;

    /** What is kept, and how long it may be: a colour has no room for a letter. */
    private static final Map<String, Integer> KEPT = Map.ofEntries(
            Map.entry("IHDR", 13),
            Map.entry("PLTE", 768),
            Map.entry("IDAT", ANY),
            Map.entry("IEND", 0),
            Map.entry("tRNS", 256),
            Map.entry("gAMA", 4),
            Map.entry("cHRM", 32),
            Map.entry("sRGB", 1),
            Map.entry("cICP", 4),
            Map.entry("bKGD", 6),
            Map.entry("pHYs", 9),
            Map.entry("sBIT", 4),
            Map.entry("acTL", 8),
            Map.entry("fcTL", 26),
            Map.entry("fdAT", ANY));

    @Override
    public void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        try (InputStream in = new BufferedInputStream(original.open(), 1 << 16)) {
            if (!Arrays.equals(Bytes.exactly(in, SIGNATURE.length), SIGNATURE)) {
                throw Refusal.damaged();
            }
            out.write(SIGNATURE);
            boolean first = true;
            boolean picture = false;
            String type;
            do {
                long length = Bytes.u32(in);
                type = new String(Bytes.exactly(in, 4), StandardCharsets.ISO_8859_1);
                if (length > LONGEST_CHUNK || first != type.equals("IHDR")) {
                    throw Refusal.damaged();
                }
                first = false;
                picture |= type.equals("IDAT");
                chunk(type, length, in, out, removed);
            } while (!type.equals("IEND"));
            if (!picture) {
                throw Refusal.damaged();
            }
            if (in.read() >= 0) {
                removed.add(Trace.HIDDEN_CONTENT); // rest of a larger picture that was written over, or a file
            }
        }
    }

    private static void chunk(String type, long length, InputStream in, OutputStream out, Set<Trace> removed)
            throws IOException {
        Integer longest = KEPT.get(type);
        if (longest != null && length <= longest) {
            copy(type, length, in, out);
        } else if (Character.isUpperCase(type.charAt(0))) {
            throw Refusal.damaged(); // a critical chunk that no reader would know
        } else if (type.equals("iCCP") && length <= Icc.LIMIT) {
            profile(checked(type, (int) length, in), out, removed);
        } else if (type.equals("eXIf") && length <= LONGEST_TEXT) {
            int orientation = Exif.orientation(checked(type, (int) length, in), 0, removed);
            write("eXIf", Exif.minimal(orientation), out);
        } else {
            note(type, in.readNBytes((int) Math.min(length, LONGEST_TEXT)), removed);
            Bytes.skip(in, Math.max(0, length - LONGEST_TEXT) + 4);
        }
    }

    /** Copies in small pieces; a wrong checksum is found at the end. */
    private static void copy(String type, long length, InputStream in, OutputStream out) throws IOException {
        Bytes.put32(out, length);
        CheckedOutputStream sum = new CheckedOutputStream(out, new CRC32());
        sum.write(type.getBytes(StandardCharsets.ISO_8859_1));
        Bytes.copy(in, sum, length);
        long crc = sum.getChecksum().getValue();
        if (Bytes.u32(in) != crc) {
            throw Refusal.damaged();
        }
        Bytes.put32(out, crc);
    }

    private static byte[] checked(String type, int length, InputStream in) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        copy(type, length, in, chunk);
        return Arrays.copyOfRange(chunk.toByteArray(), 8, 8 + length);
    }

    private static void profile(byte[] chunk, OutputStream out, Set<Trace> removed) throws IOException {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        byte[] clean = new byte[0];
        if (name + 2 < chunk.length) {
            clean = Icc.clean(Bytes.inflate(chunk, name + 2, Icc.LIMIT), removed);
        }
        if (clean.length > 0) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.write("ICC\0\0".getBytes(StandardCharsets.ISO_8859_1));
            content.write(Bytes.deflate(clean));
            write("iCCP", content.toByteArray(), out);
        }
    }

    private static void write(String type, byte[] content, OutputStream out) throws IOException {
        if (content.length > 0) {
            CRC32 crc = new CRC32();
            crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
            crc.update(content);
            Bytes.put32(out, content.length);
            out.write(type.getBytes(StandardCharsets.ISO_8859_1));
            out.write(content);
            Bytes.put32(out, crc.getValue());
        }
    }

    private static void note(String type, byte[] content, Set<Trace> removed) {
        switch (type) {
            case "tIME" -> removed.add(Trace.DATES);
            case "tEXt", "zTXt", "iTXt" -> text(content, removed);
            default -> removed.add(Trace.HIDDEN_CONTENT);
        }
    }

    private static void text(byte[] content, Set<Trace> removed) {
        if (Bytes.startsWith(content, "XML:com.adobe.xmp")) {
            Xmp.note(content, removed);
        } else if (Bytes.startsWith(content, "Author\0") || Bytes.startsWith(content, "Copyright\0")) {
            removed.add(Trace.AUTHOR);
        } else if (Bytes.startsWith(content, "Software\0")) {
            removed.add(Trace.SOFTWARE);
        } else if (Bytes.startsWith(content, "Creation Time\0")) {
            removed.add(Trace.DATES);
        } else {
            removed.add(Trace.COMMENTS);
        }
    }
}
