package io.dueprocess.document.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Cleans in memory and looks for what must not be left: every personal text of the originals holds {@link #MARK}. */
final class Leaks {

    static final String MARK = "Leak";

    private static final MetadataCleaner CLEANER = new MetadataCleaner();

    private Leaks() {}

    /** The clean file, which was checked for marks. */
    static byte[] clean(byte[] original) {
        return clean(original, new Trace[0]);
    }

    static byte[] clean(byte[] original, Trace... traces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Cleaning cleaning = cleaning(original, out);
        assertThat(cleaning.outcome()).isEqualTo(Outcome.CLEANED);
        assertThat(cleaning.removed()).containsAll(List.of(traces));
        assertNoMark("file", out.toByteArray());
        return out.toByteArray();
    }

    static Cleaning cleaning(byte[] original) {
        return cleaning(original, new ByteArrayOutputStream());
    }

    static Cleaning cleaning(byte[] original, ByteArrayOutputStream out) {
        try {
            return CLEANER.clean(() -> new ByteArrayInputStream(original), original.length, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the entries of a ZIP and their names too. */
    static void assertNoMarkInZip(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertNoMark(entry.getName(), in.readAllBytes());
            }
        }
    }

    static void assertNoMark(String where, byte[] content) {
        assertThat(contains(content, MARK)).as("a leak in " + where).isFalse();
    }

    /** In Latin letters of one or two bytes, whatever their case. */
    static boolean contains(byte[] content, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String plain = new String(content, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return plain.contains(lower) || plain.replace("\0", "").contains(lower);
    }
}
