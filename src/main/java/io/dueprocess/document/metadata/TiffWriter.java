package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Writes pages as a TIFF of the same byte order: all directories with their values first, then the strips. */
final class TiffWriter {

    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int LONG = 4;
    private static final int LONG_BYTES = 4;

    private final ByteBuffer tiff;
    private final OutputStream out;

    TiffWriter(ByteBuffer tiff, OutputStream out) {
        this.tiff = tiff;
        this.out = out;
    }

    void write(List<TiffPage> pages) throws IOException {
        int data = HEADER;
        for (TiffPage page : pages) {
            data += directorySize(page);
        }
        ByteBuffer head = ByteBuffer.allocate(data).order(tiff.order());
        head.put(tiff.get(0)).put(tiff.get(0)).putShort((short) 42).putInt(HEADER);
        for (int i = 0; i < pages.size(); i++) {
            data = place(pages.get(i), data);
            directory(pages.get(i), head, i == pages.size() - 1);
        }
        out.write(head.array());
        for (TiffPage page : pages) {
            parts(page);
        }
    }

    /** Says where each strip will lie. Returns the place after the last. */
    private int place(TiffPage page, int from) throws IOException {
        int[] sizes = page.numbers(page.sizes());
        ByteBuffer places = ByteBuffer.allocate(sizes.length * LONG_BYTES).order(tiff.order());
        ByteBuffer lengths = ByteBuffer.allocate(sizes.length * LONG_BYTES).order(tiff.order());
        int at = from;
        for (int i = 0; i < sizes.length; i++) {
            int size = page.changedParts().isEmpty()
                    ? sizes[i]
                    : page.changedParts().get(i).length;
            places.putInt(at);
            lengths.putInt(size);
            at = Math.addExact(at, size + size % 2);
        }
        page.entries().put(page.places(), new TiffPage.Entry(LONG, sizes.length, places.array()));
        page.entries().put(page.sizes(), new TiffPage.Entry(LONG, sizes.length, lengths.array()));
        return at;
    }

    private static void directory(TiffPage page, ByteBuffer head, boolean last) {
        int count = page.entries().size();
        int values = head.position() + 2 + count * ENTRY + LONG_BYTES;
        head.putShort((short) count);
        for (Map.Entry<Integer, TiffPage.Entry> entry : page.entries().entrySet()) {
            byte[] value = entry.getValue().value();
            head.putShort(entry.getKey().shortValue())
                    .putShort((short) entry.getValue().type())
                    .putInt(entry.getValue().count());
            if (value.length <= LONG_BYTES) {
                head.put(value).position(head.position() + LONG_BYTES - value.length);
            } else {
                head.putInt(values);
                head.put(values, value);
                values += value.length + value.length % 2;
            }
        }
        head.putInt(last ? 0 : values);
        head.position(values);
    }

    private static int directorySize(TiffPage page) {
        int size = 2 + page.entries().size() * ENTRY + LONG_BYTES;
        for (Map.Entry<Integer, TiffPage.Entry> entry : page.entries().entrySet()) {
            boolean placed = entry.getKey() == page.places() || entry.getKey() == page.sizes();
            int length = placed
                    ? entry.getValue().count() * LONG_BYTES
                    : entry.getValue().value().length;
            size += length <= LONG_BYTES ? 0 : length + length % 2;
        }
        return size;
    }

    private void parts(TiffPage page) throws IOException {
        if (!page.changedParts().isEmpty()) {
            for (byte[] part : page.changedParts()) {
                out.write(part);
                out.write(new byte[part.length % 2]);
            }
            return;
        }
        for (int i = 0; i < page.sources().length; i++) {
            int size = page.sourceSizes()[i];
            out.write(tiff.array(), page.sources()[i], size);
            out.write(new byte[size % 2]);
        }
    }
}
