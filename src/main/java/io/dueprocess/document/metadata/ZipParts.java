package io.dueprocess.document.metadata;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads the parts of a ZIP one after the other, by the entries themselves and not by the directory, so there is one truth.
 * Bounded in number and in what they unpack to. Part names are compared without letter case (ECMA-376 part 2, 6.2.2.3).
 */
final class ZipParts {

    private static final int MOST_ENTRIES = 10_000;

    /** More than offices make, less than would keep a processor busy for minutes. */
    private static final long MOST_BYTES = 512L << 20;

    /** Does something with a part. */
    @FunctionalInterface
    interface Visitor {

        /** @param name without a leading slash, as the file has it */
        void part(String name, InputStream content) throws IOException;
    }

    private ZipParts() {}

    static void each(Original original, Visitor visitor) throws IOException {
        Set<String> seen = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(original.open())) {
            InputStream bounded = new Bounded(zip);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (seen.size() >= MOST_ENTRIES) {
                    throw Refusal.tooLarge();
                }
                String name = entry.getName().replaceFirst("^/+", "");
                if (!entry.isDirectory() && seen.add(key(name))) {
                    visitor.part(name, bounded);
                }
                bounded.transferTo(java.io.OutputStream.nullOutputStream()); // what is skipped counts too
            }
        }
        if (seen.isEmpty()) {
            throw Refusal.damaged();
        }
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Counts over all entries; closing it closes nothing, there may be a next entry. */
    private static final class Bounded extends FilterInputStream {

        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw Refusal.tooLarge();
            }
            return read;
        }

        @Override
        public long skip(long length) throws IOException {
            return readNBytes((int) Math.min(length, 8192)).length;
        }

        @Override
        public void close() {}
    }
}
