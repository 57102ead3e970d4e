package io.dueprocess.document.metadata;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/**
 * JPEG (ITU T.81): tables, frames and scans are copied, the marks that colour and orientation need are written anew, all else
 * goes. Memory is flat.
 */
final class Jpeg implements Format {

    /** Where a JPEG stands, and so what it must have. */
    enum Place {
        /** A file: whole, with its orientation. */
        FILE,
        /** An image in a PDF, where orientation is not looked at and a missing end is common. */
        PDF,
        /** A strip or the tables of a TIFF, which need not be a whole JPEG. */
        TIFF
    }

    private static final int MARK = 0xFF;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int BUFFER = 1 << 16;

    /** Tables before the frame: a few KB in any picture. */
    private static final int MOST_TABLES = 1 << 20;

    private final Place place;

    Jpeg(Place place) {
        this.place = place;
    }

    @Override
    public void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        try (InputStream in = new BufferedInputStream(original.open(), BUFFER)) {
            new Run(in, out, removed).copy();
        }
    }

    private final class Run {

        private final InputStream in;
        private final OutputStream out;
        private final Set<Trace> removed;
        private final JpegHeader header;
        private final ByteArrayOutputStream tables = new ByteArrayOutputStream();
        private boolean frame;
        private boolean scan;

        Run(InputStream in, OutputStream out, Set<Trace> removed) {
            this.in = in;
            this.out = out;
            this.removed = removed;
            this.header = new JpegHeader(removed);
        }

        void copy() throws IOException {
            if (Bytes.u16(in) != (MARK << 8 | SOI)) {
                throw Refusal.damaged();
            }
            for (int marker = nextMarker(); marker != EOI; ) {
                marker = marker == SOS ? copyScan() : copySegment(marker);
            }
            if (!frame) {
                flushHeader();
            }
            if (place != Place.TIFF && !scan) {
                throw Refusal.damaged();
            }
            mark(EOI);
            if (in.read() >= 0) {
                removed.add(Trace.EMBEDDED_FILES); // a film or a second picture behind the end
            }
        }

        /** Copies or drops a segment. Returns the marker after it. */
        private int copySegment(int marker) throws IOException {
            if (marker < 0xC0 || marker >= 0xD0 && marker <= SOI) {
                throw Refusal.damaged(); // restarts belong in scans, a second start nowhere
            }
            byte[] content = Bytes.exactly(in, Math.max(0, Bytes.u16(in) - 2));
            if (marker == APP0 || marker == APP1 || marker == APP2 || marker == APP14) {
                header.read(marker - APP0, content);
            } else if (isFrame(marker) && !frame) {
                if (content.length < 6 || content.length != 6 + 3 * (content[5] & 0xFF)) {
                    throw Refusal.damaged();
                }
                flushHeader();
                segment(out, marker, content);
                frame = true;
            } else if (isTable(marker)) {
                segment(frame ? out : tables, marker, content);
                if (tables.size() > MOST_TABLES) {
                    throw Refusal.damaged();
                }
            } else {
                header.drop(marker, content);
            }
            return nextMarker();
        }

        private void flushHeader() throws IOException {
            mark(SOI);
            header.write(out, place == Place.FILE, place != Place.TIFF);
            tables.writeTo(out);
        }

        /** Copies a scan. Returns the marker after it. */
        private int copyScan() throws IOException {
            byte[] content = Bytes.exactly(in, Math.max(0, Bytes.u16(in) - 2));
            if (!frame || content.length < 1 || content.length != 4 + 2 * (content[0] & 0xFF)) {
                throw Refusal.damaged();
            }
            scan = true;
            segment(out, SOS, content);
            while (true) {
                int value = in.read();
                if (value < 0) {
                    return end();
                }
                if (value != MARK) {
                    out.write(value);
                    continue;
                }
                int marker = in.read();
                while (marker == MARK) {
                    marker = in.read();
                }
                if (marker < 0) {
                    return end();
                }
                if (marker != 0 && (marker < 0xD0 || marker > 0xD7)) {
                    return marker;
                }
                out.write(MARK);
                out.write(marker);
            }
        }

        private int end() throws IOException {
            if (place != Place.FILE) {
                return EOI;
            }
            throw Refusal.damaged();
        }

        private int nextMarker() throws IOException {
            int value = in.read();
            while (value >= 0) {
                int before = value;
                value = in.read();
                if (before == MARK && value > 0 && value != MARK) {
                    return value;
                }
            }
            return end();
        }

        private void mark(int marker) throws IOException {
            out.write(MARK);
            out.write(marker);
        }
    }

    static void segment(OutputStream out, int marker, byte[] content) throws IOException {
        out.write(MARK);
        out.write(marker);
        Bytes.put16(out, content.length + 2);
        out.write(content);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** DHT, DAC, DQT, DNL, DRI. */
    private static boolean isTable(int marker) {
        return marker == 0xC4 || marker == 0xCC || marker >= 0xDB && marker <= 0xDD;
    }
}
