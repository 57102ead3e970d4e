package io.dueprocess.document.metadata;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** GIF 87a and 89a: frames, their timing and the loop are copied, all else goes. Memory is flat. */
final class Gif implements Format {

    private static final int SCREEN = 13;
    private static final int HAS_COLOURS = 0x80;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int END = 0x3B;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int COMMENT = 0xFE;
    private static final byte[] LOOP = {
        EXTENSION, (byte) APPLICATION, 11, 'N', 'E', 'T', 'S', 'C', 'A', 'P', 'E', '2', '.', '0'
    };

    @Override
    public void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        try (InputStream in = new BufferedInputStream(original.open())) {
            byte[] screen = Bytes.exactly(in, SCREEN);
            if (!Bytes.startsWith(screen, "GIF87a") && !Bytes.startsWith(screen, "GIF89a")) {
                throw Refusal.damaged();
            }
            out.write(screen);
            colours(screen[10], in, out);
            boolean picture = false;
            for (int block = Bytes.u8(in); block != END; block = Bytes.u8(in)) {
                if (block == IMAGE) {
                    image(in, out);
                    picture = true;
                } else if (block == EXTENSION) {
                    extension(in, out, removed);
                } else {
                    throw Refusal.damaged();
                }
            }
            if (!picture) {
                throw Refusal.damaged();
            }
            out.write(END);
            if (in.read() >= 0) {
                removed.add(Trace.EMBEDDED_FILES);
            }
        }
    }

    private static void image(InputStream in, OutputStream out) throws IOException {
        byte[] place = Bytes.exactly(in, 9);
        out.write(IMAGE);
        out.write(place);
        colours(place[8], in, out);
        out.write(Bytes.u8(in));
        blocks(in, out);
    }

    private static void extension(InputStream in, OutputStream out, Set<Trace> removed) throws IOException {
        int label = Bytes.u8(in);
        byte[] first = Bytes.exactly(in, Bytes.u8(in));
        if (label == CONTROL && first.length == 4) {
            out.write(EXTENSION);
            out.write(CONTROL);
            out.write(first.length);
            out.write(first);
            out.write(0);
            skipBlocks(in);
        } else if (label == APPLICATION && Bytes.startsWith(first, "NETSCAPE2.0")) {
            byte[] loop = Bytes.exactly(in, Bytes.u8(in));
            if (loop.length == 3 && loop[0] == 1) {
                out.write(LOOP);
                out.write(loop.length);
                out.write(loop);
                out.write(0);
            }
            if (loop.length > 0) {
                skipBlocks(in);
            }
        } else {
            removed.add(label == COMMENT ? Trace.COMMENTS : isXmp(first) ? Trace.XMP : Trace.HIDDEN_CONTENT);
            if (first.length > 0) {
                skipBlocks(in);
            }
        }
    }

    private static boolean isXmp(byte[] application) {
        return Bytes.startsWith(application, "XMP DataXMP");
    }

    private static void skipBlocks(InputStream in) throws IOException {
        blocks(in, OutputStream.nullOutputStream());
    }

    private static void blocks(InputStream in, OutputStream out) throws IOException {
        int length;
        do {
            length = Bytes.u8(in);
            out.write(length);
            Bytes.copy(in, out, length);
        } while (length > 0);
    }

    private static void colours(byte flags, InputStream in, OutputStream out) throws IOException {
        if ((flags & HAS_COLOURS) != 0) {
            Bytes.copy(in, out, 3L * (2 << (flags & 7)));
        }
    }
}
