package io.dueprocess.document.metadata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** Streams of a PDF that hold files of their own: JPEG, JPEG 2000 and colour profiles. */
final class PdfStreams {

    private static final Set<COSName> FLATE = Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION);
    private static final Set<COSName> DCT = Set.of(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION);

    /** Filters that never unpack to more than they hold. */
    private static final Set<COSName> TEXT = Set.of(
            COSName.ASCII85_DECODE,
            COSName.ASCII85_DECODE_ABBREVIATION,
            COSName.ASCII_HEX_DECODE,
            COSName.ASCII_HEX_DECODE_ABBREVIATION);

    /** ISO 32000-1, table 6, and the short forms. */
    private static final Set<String> KNOWN = Set.of(
            "FlateDecode",
            "Fl",
            "LZWDecode",
            "LZW",
            "ASCII85Decode",
            "A85",
            "ASCIIHexDecode",
            "AHx",
            "RunLengthDecode",
            "RL",
            "CCITTFaxDecode",
            "CCF",
            "JBIG2Decode",
            "DCTDecode",
            "DCT",
            "JPXDecode");

    private PdfStreams() {}

    /** The content of a stream without filters or packed once; damaged for other filters, TOO_LARGE above the limit. */
    static byte[] decode(COSStream stream, byte[] raw, int limit) throws IOException {
        List<COSName> filters = filters(stream);
        if (filters.isEmpty() && raw.length <= limit) {
            return raw;
        }
        if (filters.size() != 1 || !FLATE.contains(filters.get(0))) {
            throw raw.length > limit ? Refusal.tooLarge() : Refusal.damaged();
        }
        return Bytes.inflate(raw, 0, limit);
    }

    /** Cleans the picture, if it is a file of its own. */
    static void cleanPicture(COSStream stream, Set<Trace> removed) throws IOException {
        List<COSName> filters = filters(stream);
        if (filters.isEmpty()) {
            refuseHiddenJpeg(stream);
            return;
        }
        COSName last = filters.get(filters.size() - 1);
        if (DCT.contains(last)) {
            byte[] jpeg = beforeLast(stream, filters);
            ByteArrayOutputStream clean = new ByteArrayOutputStream(jpeg.length);
            new Jpeg(Jpeg.Place.PDF).clean(() -> new ByteArrayInputStream(jpeg), clean, removed);
            if (filters.size() > 1 || !Arrays.equals(jpeg, clean.toByteArray())) {
                replace(stream, clean.toByteArray(), COSName.DCT_DECODE);
            }
        } else if (last.equals(COSName.JPX_DECODE)) {
            replace(stream, Jpeg2000.clean(beforeLast(stream, filters), removed), COSName.JPX_DECODE);
        }
    }

    /** A picture that nothing declares would be passed on with its metadata. */
    private static void refuseHiddenJpeg(COSStream stream) throws IOException {
        try (InputStream in = stream.createRawInputStream()) {
            if (Bytes.startsWith(in.readNBytes(3), "\u00FF\u00D8\u00FF")) {
                throw Refusal.damaged();
            }
        }
    }

    /** Leaves nothing of a stream but its place. */
    static void empty(COSStream stream) throws IOException {
        stream.clear();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.flush();
        }
    }

    /** Cleans a colour profile. One that can't be read is emptied; readers then go by the number of colours. */
    static void cleanProfile(COSStream stream, Set<Trace> removed) throws IOException {
        byte[] raw = raw(stream);
        byte[] clean = Icc.clean(decode(stream, raw, Icc.LIMIT), removed);
        stream.removeItem(COSName.DECODE_PARMS);
        replace(stream, Bytes.deflate(clean), COSName.FLATE_DECODE);
    }

    private static byte[] beforeLast(COSStream stream, List<COSName> filters) throws IOException {
        if (filters.size() == 1) {
            return raw(stream);
        }
        COSName first = filters.get(0);
        byte[] content;
        if (filters.size() == 2 && FLATE.contains(first)) {
            content = Bytes.inflate(raw(stream), 0, InMemory.LIMIT);
        } else if (filters.size() == 2 && TEXT.contains(first)) {
            String last = filters.get(1).getName();
            try (InputStream in = new PDStream(stream).createInputStream(List.of(last))) {
                content = in.readAllBytes();
            }
        } else {
            throw Refusal.damaged();
        }
        keepLastParameters(stream);
        return content;
    }

    private static void keepLastParameters(COSStream stream) {
        COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS);
        if (parameters instanceof COSArray array) {
            COSBase last = array.size() == 0 ? null : array.getObject(array.size() - 1);
            stream.setItem(COSName.DECODE_PARMS, last);
        }
    }

    private static void replace(COSStream stream, byte[] content, COSName filter) throws IOException {
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(content);
        }
        stream.setItem(COSName.FILTER, filter);
    }

    private static byte[] raw(COSStream stream) throws IOException {
        try (InputStream in = stream.createRawInputStream()) {
            return in.readAllBytes();
        }
    }

    private static List<COSName> filters(COSStream stream) throws IOException {
        List<COSName> filters = new ArrayList<>();
        COSBase given = stream.getFilters();
        if (given instanceof COSName name) {
            filters.add(name);
        } else if (given instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (!(array.getObject(i) instanceof COSName name)) {
                    throw Refusal.damaged();
                }
                filters.add(name);
            }
        }
        if (!KNOWN.containsAll(filters.stream().map(COSName::getName).toList())) {
            throw Refusal.damaged();
        }
        return filters;
    }
}
