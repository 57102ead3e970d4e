package io.dueprocess.document.metadata;

import static io.dueprocess.document.metadata.Trace.AUTHOR;
import static io.dueprocess.document.metadata.Trace.COMMENTS;
import static io.dueprocess.document.metadata.Trace.DATES;
import static io.dueprocess.document.metadata.Trace.DEVICE;
import static io.dueprocess.document.metadata.Trace.EMBEDDED_FILES;
import static io.dueprocess.document.metadata.Trace.HIDDEN_CONTENT;
import static io.dueprocess.document.metadata.Trace.LOCATION;
import static io.dueprocess.document.metadata.Trace.SOFTWARE;
import static io.dueprocess.document.metadata.Trace.THUMBNAIL;
import static io.dueprocess.document.metadata.Trace.XMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures lose everything but what is seen. */
class PicturesTest {

    @Test
    void jpegKeepsPixelsOrientationAndColours() throws IOException {
        byte[] clean = Leaks.clean(
                Pictures.jpeg(), AUTHOR, LOCATION, DEVICE, THUMBNAIL, COMMENTS, XMP, EMBEDDED_FILES, HIDDEN_CONTENT);
        assertThat(Pictures.pixels(Pictures.read(clean)))
                .isEqualTo(Pictures.pixels(Pictures.read(Pictures.plain("jpg"))));
        assertThat(Leaks.contains(clean, "Exif")).isTrue();
        int exif = new String(clean, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Exif");
        assertThat(Exif.orientation(clean, exif + 6, new HashSet<>())).isEqualTo(6);
        assertThat(Leaks.contains(clean, "ICC_PROFILE")).isTrue();
        assertThat(clean[clean.length - 1]).isEqualTo((byte) 0xD9);
    }

    @Test
    void uprightJpegHasNoExifAtAll() {
        assertThat(Leaks.contains(Leaks.clean(Pictures.plain("jpg")), "Exif")).isFalse();
    }

    @Test
    void whatIsCleanHasNothingToRemove() throws IOException {
        for (byte[] original : new byte[][] {Pictures.jpeg(), Pictures.png(), Pictures.gif(), Pictures.webp()}) {
            byte[] once = Leaks.clean(original);
            assertThat(Leaks.cleaning(once).removed()).isSubsetOf(Set.of());
            assertThat(Leaks.clean(once)).isEqualTo(once);
        }
    }

    @Test
    void pngKeepsPixels() throws IOException {
        byte[] clean = Leaks.clean(Pictures.png(), AUTHOR, LOCATION, DATES, DEVICE, COMMENTS, XMP, HIDDEN_CONTENT);
        assertThat(Pictures.pixels(Pictures.read(clean)))
                .isEqualTo(Pictures.pixels(Pictures.read(Pictures.plain("png"))));
        assertThat(Leaks.contains(clean, "iCCP")).isTrue();
        assertThat(Leaks.contains(clean, "gAMA")).isTrue();
    }

    @Test
    void gifKeepsPixels() throws IOException {
        byte[] clean = Leaks.clean(Pictures.gif(), COMMENTS, XMP, EMBEDDED_FILES);
        assertThat(Pictures.pixels(Pictures.read(clean)))
                .isEqualTo(Pictures.pixels(Pictures.read(Pictures.plain("gif"))));
    }

    @Test
    void webpKeepsItsImage() throws IOException {
        byte[] clean = Leaks.clean(Pictures.webp(), AUTHOR, LOCATION, DEVICE, XMP, HIDDEN_CONTENT, EMBEDDED_FILES);
        assertThat(Leaks.contains(clean, "VP8L")).isTrue();
        assertThat(clean[20]).as("flags: profile and orientation").isEqualTo((byte) 0x28);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "Deflate", "PackBits", "JPEG"})
    void tiffKeepsEveryPage(String compression) throws IOException {
        byte[] original = Pictures.tiff(compression, 3);
        byte[] clean = Leaks.clean(original, AUTHOR, DATES, LOCATION, DEVICE, SOFTWARE, COMMENTS, XMP, HIDDEN_CONTENT);
        assertThat(Pictures.pages(clean)).hasNumberOfRows(3).isDeepEqualTo(Pictures.pages(original));
    }

    @Test
    void profileKeepsItsColoursAndNothingElse() throws IOException {
        Set<Trace> removed = new HashSet<>();
        byte[] clean = Icc.clean(Pictures.profile(), removed);
        assertThat(removed).containsExactly(DEVICE);
        Leaks.assertNoMark("profile", clean);
        ICC_Profile profile = ICC_Profile.getInstance(clean);
        ICC_Profile standard = ICC_Profile.getInstance(Pictures.profile());
        for (int tag : new int[] {ICC_Profile.icSigRedColorantTag, ICC_Profile.icSigGreenTRCTag}) {
            assertThat(profile.getData(tag)).isEqualTo(standard.getData(tag));
        }
        assertThat(Icc.clean(clean, removed)).isEqualTo(clean);
    }

    @Test
    void unreadableProfileIsDropped() throws IOException {
        assertThat(Icc.clean(new byte[500], new HashSet<>())).isEmpty();
        byte[] broken = Pictures.profile();
        broken[131] = 120;
        assertThat(Icc.clean(broken, new HashSet<>())).isEmpty();
    }
}
