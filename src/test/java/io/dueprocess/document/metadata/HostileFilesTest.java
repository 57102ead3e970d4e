package io.dueprocess.document.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged, cut, foreign and endless files end in an outcome, never in an exception, and never in a clean file with a leak. */
class HostileFilesTest {

    private static final int CUTS = 60;
    private static final int FLIPS = 150;

    static List<Arguments> originals() throws IOException {
        return List.of(
                Arguments.of("JPEG", Pictures.jpeg()),
                Arguments.of("PNG", Pictures.png()),
                Arguments.of("GIF", Pictures.gif()),
                Arguments.of("WebP", Pictures.webp()),
                Arguments.of("TIFF", Pictures.tiff("LZW", 2)),
                Arguments.of("JPEG in TIFF", Pictures.tiff("JPEG", 2)),
                Arguments.of("PDF", PdfOriginal.make()),
                Arguments.of("DOCX", OfficeOriginal.docx()),
                Arguments.of("XLSX", OfficeOriginal.xlsx()),
                Arguments.of("PPTX", OfficeTest.presentation()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("originals")
    void cutAnywhere(String kind, byte[] original) {
        for (int i = 0; i < CUTS; i++) {
            byte[] cut = Arrays.copyOf(original, original.length * i / CUTS);
            cleanedWithoutLeakOrRefused(cut);
        }
    }

    /** Where its end is lost, a former version is what the file shows. */
    @Test
    void cutPdfMayShowItsFormerVersion() throws IOException {
        byte[] original = PdfOriginal.updated();
        for (int length = 0; length < original.length; length += 20) {
            byte[] cut = Arrays.copyOf(original, length);
            assertThat(Leaks.cleaning(cut).outcome()).isIn(Outcome.CLEANED, Outcome.DAMAGED, Outcome.UNKNOWN_TYPE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("originals")
    void changedAnywhere(String kind, byte[] original) {
        Random random = new Random(20_241_125);
        for (int i = 0; i < FLIPS; i++) {
            byte[] changed = original.clone();
            int flips = 1 + random.nextInt(8);
            for (int j = 0; j < flips; j++) {
                // the head of a file decides more than its body

                int range = random.nextBoolean() ? Math.min(600, changed.length) : changed.length;
                changed[random.nextInt(range)] = (byte) random.nextInt(256);
            }
            cleanedWithoutLeakOrRefused(changed);
        }
    }

    private static void cleanedWithoutLeakOrRefused(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Outcome outcome = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Leaks.cleaning(file, out).outcome());
        if (outcome == Outcome.CLEANED) {
            Leaks.assertNoMark("file", out.toByteArray());
        }
    }

    @Test
    void whatIsNeitherIsUnknown() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String text : List.of("", "x", "plain text", "\0\0\0\30ftypheic\0\0\0\0mif1heic", "<html><body>x")) {
            Cleaning cleaning = Leaks.cleaning(Pictures.text(text), out);
            assertThat(cleaning.outcome()).isEqualTo(Outcome.UNKNOWN_TYPE);
            assertThat(cleaning.removed()).isEmpty();
        }
        assertThat(out.size()).isZero();
        assertThat(MetadataCleaner.cleans("image/heic")).isFalse();
        assertThat(MetadataCleaner.cleans("image/jpeg")).isTrue();
    }

    @Test
    void largerThanMemoryAllowsIsRefused() throws IOException {
        for (byte[] original : new byte[][] {PdfOriginal.make(), Pictures.tiff("LZW", 1), Pictures.webp()}) {
            MetadataCleaner cleaner = new MetadataCleaner();
            OutputStream out = OutputStream.nullOutputStream();
            Cleaning said = cleaner.clean(() -> new ByteArrayInputStream(original), 33L << 20, out);
            assertThat(said.outcome()).isEqualTo(Outcome.TOO_LARGE);
            Cleaning found = cleaner.clean(() -> new Endless(original), original.length, out);
            assertThat(found.outcome()).isEqualTo(Outcome.TOO_LARGE);
        }
    }

    @Test
    void callersFailuresAreTheirOwn() throws IOException {
        byte[] original = Pictures.png();
        MetadataCleaner cleaner = new MetadataCleaner();
        IOException disk = new IOException("disk full");
        OutputStream full = new FilterOutputStream(OutputStream.nullOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                throw disk;
            }
        };
        assertThatThrownBy(() -> cleaner.clean(() -> new ByteArrayInputStream(original), 0, full))
                .isSameAs(disk);
        IllegalStateException cipher = new IllegalStateException("altered");
        assertThatThrownBy(() -> cleaner.clean(
                        () -> {
                            throw cipher;
                        },
                        0,
                        OutputStream.nullOutputStream()))
                .isSameAs(cipher);
    }

    /** A file that goes on for ever. */
    private static final class Endless extends InputStream {

        private final byte[] start;
        private int at;

        Endless(byte[] start) {
            this.start = start;
        }

        @Override
        public int read() {
            return at < start.length ? start[at++] & 0xFF : 0;
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            if (at >= start.length) {
                return length;
            }
            if (length > 0) {
                bytes[from] = (byte) read();
            }
            return Math.min(1, length);
        }
    }
}
