package io.dueprocess.document.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A page of a TIFF: the tags that are kept, and its strips or tiles. */
final class TiffPage {

    static final int STRIPS = 273;
    static final int STRIP_SIZES = 279;
    static final int TILES = 324;
    static final int TILE_SIZES = 325;

    private static final int SUBFILE = 254;
    private static final int COMPRESSION = 259;
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;
    private static final int JPEG_TABLES = 347;
    private static final int PROFILE = 34675;
    private static final int SUB_PAGES = 330;
    private static final int ENTRY = 12;
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;

    /** Bytes per value of each type; 0: not kept. */
    private static final int[] WIDTH = {0, 1, 0, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    /** As long as a table for 16 bits and three colours, in the widest type. */
    private static final int LONGEST_VALUE = 3 * 65_536 * 8;

    /** Tags of TIFF 6.0 and its supplements that a reader needs to show the picture; all are numbers. */
    private static final Set<Integer> KEPT = Set.of(
            SUBFILE,
            255,
            256,
            257,
            258,
            COMPRESSION,
            262,
            263,
            264,
            265,
            266,
            STRIPS,
            Exif.ORIENTATION,
            277,
            278,
            STRIP_SIZES,
            280,
            281,
            282,
            283,
            284,
            286,
            287,
            290,
            291,
            292,
            293,
            296,
            297,
            301,
            317,
            318,
            319,
            320,
            321,
            322,
            323,
            TILES,
            TILE_SIZES,
            332,
            334,
            336,
            338,
            339,
            340,
            341,
            342,
            JPEG_TABLES,
            529,
            530,
            531,
            532,
            PROFILE);

    /** @param value in the order of the file */
    record Entry(int type, int count, byte[] value) {}

    private final ByteBuffer tiff;
    private final Map<Integer, Entry> entries = new TreeMap<>();
    private final Set<Integer> seen = new HashSet<>();
    private final List<byte[]> parts = new ArrayList<>();
    private int[] sources = {};
    private int[] sourceSizes = {};
    private long values;
    private int next;

    private TiffPage(ByteBuffer tiff) {
        this.tiff = tiff;
    }

    static TiffPage read(ByteBuffer tiff, int at, Set<Trace> removed) throws IOException {
        TiffPage page = new TiffPage(tiff);
        int count = tiff.getShort(at) & 0xFFFF;
        for (int i = 0; i < count; i++) {
            page.readEntry(at + 2 + i * ENTRY, removed);
        }
        page.next = tiff.getInt(at + 2 + count * ENTRY);
        if (page.number(COMPRESSION, 1) == OLD_JPEG) {
            throw new Refusal(Outcome.UNKNOWN_TYPE); // its data lies in places that each program chose itself
        }
        page.checkParts();
        return page;
    }

    private void readEntry(int at, Set<Trace> removed) throws IOException {
        int tag = tiff.getShort(at) & 0xFFFF;
        seen.add(tag);
        int type = tiff.getShort(at + 2) & 0xFFFF;
        long count = tiff.getInt(at + 4) & 0xFFFFFFFFL;
        int width = type < WIDTH.length ? WIDTH[type] : 0;
        boolean binary = tag == JPEG_TABLES || tag == PROFILE;
        if (!KEPT.contains(tag) || width == 0 || type == UNDEFINED != binary && type != BYTE) {
            Exif.note(tag, removed);
            if (tag == SUB_PAGES) {
                removed.add(Trace.THUMBNAIL);
            }
            return;
        }
        long length = count * width;
        if (length > (tag == PROFILE ? Icc.LIMIT : LONGEST_VALUE) || entries.containsKey(tag)) {
            throw Refusal.damaged();
        }
        values += length;
        if (values > tiff.capacity()) {
            throw Refusal.damaged(); // values that share bytes would take more memory than the file
        }
        byte[] value = new byte[(int) length];
        tiff.get(length <= 4 ? at + 8 : tiff.getInt(at + 8), value);
        entries.put(tag, new Entry(type, (int) count, value));
    }

    private void checkParts() throws IOException {
        boolean tiled = entries.containsKey(TILES);
        int[] places = numbers(tiled ? TILES : STRIPS);
        int[] sizes = numbers(tiled ? TILE_SIZES : STRIP_SIZES);
        if (places.length == 0 || places.length != sizes.length || tiled && entries.containsKey(STRIPS)) {
            throw Refusal.damaged();
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 || sizes[i] < 0 || (long) places[i] + sizes[i] > tiff.capacity()) {
                throw Refusal.damaged();
            }
        }
        sources = places;
        sourceSizes = sizes;
    }

    /** Cleans the profile and whatever is JPEG. */
    void cleanParts(Set<Trace> removed) throws IOException {
        Entry profile = entries.remove(PROFILE);
        if (profile != null) {
            byte[] clean = Icc.clean(profile.value(), removed);
            if (clean.length > 0) {
                entries.put(PROFILE, new Entry(UNDEFINED, clean.length, clean));
            }
        }
        boolean jpeg = number(COMPRESSION, 1) == JPEG;
        Entry tables = entries.remove(JPEG_TABLES);
        if (tables != null && jpeg) {
            byte[] clean = Tiff.jpeg(tables.value(), removed);
            entries.put(JPEG_TABLES, new Entry(UNDEFINED, clean.length, clean));
        }
        if (jpeg) {
            for (int i = 0; i < sources.length; i++) {
                byte[] part = Arrays.copyOfRange(tiff.array(), sources[i], sources[i] + sourceSizes[i]);
                parts.add(Tiff.jpeg(part, removed));
            }
        }
    }

    int places() {
        return entries.containsKey(TILES) ? TILES : STRIPS;
    }

    int sizes() {
        return entries.containsKey(TILES) ? TILE_SIZES : STRIP_SIZES;
    }

    Map<Integer, Entry> entries() {
        return entries;
    }

    /** The strips or tiles, when they had to be changed; empty when those of the file are good. */
    List<byte[]> changedParts() {
        return parts;
    }

    /** Where the strips or tiles lie in the file that is read. */
    int[] sources() {
        return sources;
    }

    int[] sourceSizes() {
        return sourceSizes;
    }

    boolean has(int tag) {
        return seen.contains(tag);
    }

    int next() {
        return next;
    }

    boolean isThumbnail() {
        return (number(SUBFILE, 0) & 1) == 1;
    }

    /** Bytes of all strips or tiles and of all values. */
    long size() {
        return values + Arrays.stream(sourceSizes).asLongStream().sum();
    }

    private int number(int tag, int otherwise) {
        int[] all = numbers(tag);
        return all.length == 0 ? otherwise : all[0];
    }

    int[] numbers(int tag) {
        Entry entry = entries.get(tag);
        if (entry == null || entry.type() != SHORT && entry.type() != LONG) {
            return new int[0];
        }
        ByteBuffer value = ByteBuffer.wrap(entry.value()).order(tiff.order());
        int[] numbers = new int[entry.count()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = entry.type() == SHORT ? value.getShort() & 0xFFFF : value.getInt();
        }
        return numbers;
    }
}
