package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The pictures that can be cleaned, by their first bytes. */
enum Picture {
    JPEG("image/jpeg", "\u00FF\u00D8\u00FF", new Jpeg(Jpeg.Place.FILE)),
    PNG("image/png", "\u0089PNG\r\n", new Png()),
    GIF("image/gif", "GIF8", new Gif()),
    TIFF("image/tiff", "II*\0", inMemory(Tiff::new)),
    TIFF_BIG_ENDIAN("image/tiff", "MM\0*", inMemory(Tiff::new)),
    WEBP("image/webp", "RIFF", inMemory(WebP::new));

    /** As many first bytes as are looked at. */
    static final int START = 12;

    private final String mediaType;
    private final String start;
    private final Format format;

    Picture(String mediaType, String start, Format format) {
        this.mediaType = mediaType;
        this.start = start;
        this.format = format;
    }

    static Optional<Picture> of(byte[] first) {
        return Stream.of(values())
                .filter(picture -> Bytes.startsWith(first, picture.start))
                .filter(picture -> picture != WEBP || isWebP(first))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        format.clean(original, out, removed);
    }

    private static Format inMemory(java.util.function.IntFunction<Format> format) {
        return new InMemory(format.apply(InMemory.LIMIT));
    }

    private static boolean isWebP(byte[] first) {
        return first.length >= START && first[8] == 'W' && first[9] == 'E' && first[10] == 'B' && first[11] == 'P';
    }
}
