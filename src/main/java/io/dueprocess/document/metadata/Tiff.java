package io.dueprocess.document.metadata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * TIFF 6.0, one page or many: a new file of the tags that make the picture and its strips or tiles, byte for byte. Held in
 * memory. Raw files of cameras look like TIFF and are not known here.
 */
final class Tiff implements Format {

    private static final int VERSION = 42;
    private static final int MOST_PAGES = 2000;
    private static final int DNG = 50706;
    private static final int CANON_RAW = 'C' | 'R' << 8;

    private final int limit;

    Tiff(int limit) {
        this.limit = limit;
    }

    @Override
    public void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        byte[] file = Bytes.all(original, limit);
        if (file.length < 8) {
            throw Refusal.damaged();
        }
        ByteBuffer tiff = ByteBuffer.wrap(file);
        tiff.order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        if (tiff.getShort(2) != VERSION || file.length > 10 && tiff.getShort(8) == CANON_RAW) {
            throw new Refusal(Outcome.UNKNOWN_TYPE); // BigTIFF, or raw
        }
        new TiffWriter(tiff, out).write(pages(tiff, removed));
    }

    private static List<TiffPage> pages(ByteBuffer tiff, Set<Trace> removed) throws IOException {
        List<TiffPage> all = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int at = tiff.getInt(4); at != 0; ) {
            if (!seen.add(at) || seen.size() > MOST_PAGES) {
                throw Refusal.damaged();
            }
            TiffPage page = TiffPage.read(tiff, at, removed);
            if (page.has(DNG)) {
                throw new Refusal(Outcome.UNKNOWN_TYPE);
            }
            all.add(page);
            checkSize(all, tiff.capacity());
            at = page.next();
        }
        List<TiffPage> whole = all.stream().filter(page -> !page.isThumbnail()).toList();
        if (whole.isEmpty() || all.get(0).isThumbnail()) {
            throw new Refusal(Outcome.UNKNOWN_TYPE); // the picture lies elsewhere: raw
        }
        if (whole.size() < all.size()) {
            removed.add(Trace.THUMBNAIL);
        }
        for (TiffPage page : whole) {
            page.cleanParts(removed);
        }
        return whole;
    }

    /** Pages may share their strips; a small file must not grow large by that. */
    private static void checkSize(List<TiffPage> pages, int size) throws IOException {
        long total = 0;
        for (TiffPage page : pages) {
            total += page.size();
        }
        if (total > size) {
            throw Refusal.damaged();
        }
    }

    /** What a JPEG cleaner makes of a strip or of shared tables. */
    static byte[] jpeg(byte[] content, Set<Trace> removed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Jpeg(Jpeg.Place.TIFF).clean(() -> new java.io.ByteArrayInputStream(content), out, removed);
        return out.toByteArray();
    }
}
