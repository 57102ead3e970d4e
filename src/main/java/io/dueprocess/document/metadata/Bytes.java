package io.dueprocess.document.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Reading and writing numbers and bounded pieces. Whatever ends too early is damaged. */
final class Bytes {

    private static final int BUFFER = 8192;

    private Bytes() {}

    static int u8(InputStream in) throws IOException {
        int value = in.read();
        if (value < 0) {
            throw Refusal.damaged();
        }
        return value;
    }

    static int u16(InputStream in) throws IOException {
        return u8(in) << 8 | u8(in);
    }

    static long u32(InputStream in) throws IOException {
        return (long) u16(in) << 16 | u16(in);
    }

    static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw Refusal.damaged();
        }
        return bytes;
    }

    static void skip(InputStream in, long length) throws IOException {
        copy(in, OutputStream.nullOutputStream(), length);
    }

    static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw Refusal.damaged();
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** As {@link #all(InputStream, int)}, of the original. */
    static byte[] all(Original original, int limit) throws IOException {
        try (InputStream in = original.open()) {
            return all(in, limit);
        }
    }

    /** Everything there is; TOO_LARGE when it is more than the limit. */
    static byte[] all(InputStream in, int limit) throws IOException {
        byte[] bytes = in.readNBytes(limit);
        if (bytes.length == limit && in.read() >= 0) {
            throw Refusal.tooLarge();
        }
        return bytes;
    }

    static void put16(OutputStream out, int value) throws IOException {
        out.write(value >> 8);
        out.write(value);
    }

    static void put32(OutputStream out, long value) throws IOException {
        put16(out, (int) (value >> 16));
        put16(out, (int) value);
    }

    static boolean startsWith(byte[] bytes, String ascii) {
        byte[] start = ascii.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= start.length && java.util.Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** What the zlib stream at {@code from} holds; TOO_LARGE above the limit, damaged when it isn't whole. */
    static byte[] inflate(byte[] zlib, int from, int limit) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(zlib, from, zlib.length - from);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw Refusal.damaged();
                }
                if (out.size() + length > limit) {
                    throw Refusal.tooLarge();
                }
                out.write(buffer, 0, length);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw Refusal.damaged();
        } finally {
            inflater.end();
        }
    }

    static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
