package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdfparser.PDFParser;

/**
 * A parser that counts what it makes, since a small file can ask for more objects than memory holds: in plain sight, in
 * tables of references and in compressed streams of objects. It remembers the first refusal and the first unreadable object,
 * which the library would pass over as if it were empty.
 */
final class BoundedPdfParser extends PDFParser {

    /**
     * In units of about 30 bytes, what a number or name takes: 150 MB. Measured with 200,000 to 500,000 objects; a thousand
     * tagged pages stay below.
     */
    private static final int MOST = 5_000_000;

    /** What an array or dictionary takes, with what reading, going through and writing it need. */
    private static final int CONTAINER = 8;

    /** What a word of "obj" or "endobj" or a line in a table of references stands for. */
    private static final int REFERENCE = 4;

    /** Of one table of references, unpacked. */
    private static final int LONGEST_TABLE = 8 << 20;

    /** Of all streams of objects together, unpacked. */
    private static final int MOST_UNPACKED = 32 << 20;

    private static final COSName OBJECT_STREAM = COSName.getPDFName("ObjStm");
    private static final COSName TABLE = COSName.getPDFName("XRef");

    private int objects;
    private int unpacked;
    private IOException failure;

    BoundedPdfParser(byte[] file, StreamCacheCreateFunction cache) throws IOException {
        super(new RandomAccessReadBuffer(file), "", null, null, cache);
        int references = ByteSearch.count(file, "obj")
                + ByteSearch.count(file, " n\r")
                + ByteSearch.count(file, " n\n")
                + ByteSearch.count(file, " n ")
                + ByteSearch.count(file, " f\r")
                + ByteSearch.count(file, " f\n")
                + ByteSearch.count(file, " f ");
        if (references > MOST / REFERENCE) {
            throw Refusal.tooLarge();
        }
    }

    /** Throws what the library passed over. */
    void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public COSBase dereferenceCOSObject(COSObject object) throws IOException {
        try {
            return super.dereferenceCOSObject(object);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        COSBase object = super.parseDirObject();
        count(object instanceof COSArray || object instanceof COSDictionary ? CONTAINER : 1);
        return object;
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        COSBase type = stream.getItem(COSName.TYPE);
        if (type instanceof COSName || type == null) {
            if (securityHandler != null) {
                throw remembered(new Refusal(Outcome.PROTECTED));
            }
            if (OBJECT_STREAM.equals(type)) {
                count(tokens(stream));
            } else if (TABLE.equals(type)) {
                checkTable(stream);
            }
            return stream;
        }
        throw remembered(Refusal.damaged()); // a type that can't be judged yet
    }

    /** Objects in a stream of objects, counted generously; TOO_LARGE when it unpacks to too much. */
    private int tokens(COSStream stream) throws IOException {
        byte[] plain = decoded(stream, MOST_UNPACKED - unpacked);
        unpacked += plain.length;
        int tokens = 0;
        boolean inWord = false;
        for (byte b : plain) {
            boolean space = b <= ' ' && b >= 0;
            if (b == '[' || b == '<') {
                tokens += b == '[' ? CONTAINER : CONTAINER / 2; // a dictionary begins with two
            } else if (b == '/' || b == '(' || !space && !inWord) {
                tokens++;
            }
            inWord = !space;
        }
        return tokens;
    }

    private void checkTable(COSStream stream) throws IOException {
        COSArray widths = stream.getCOSArray(COSName.W);
        int width = 0;
        for (int i = 0; widths != null && i < widths.size(); i++) {
            width += Math.max(0, widths.getInt(i, 0));
        }
        if (width < 2) {
            throw remembered(Refusal.damaged()); // entries of no length have no end
        }
        count(Math.multiplyExact(REFERENCE, decoded(stream, LONGEST_TABLE).length / width));
    }

    private byte[] decoded(COSStream stream, int limit) throws IOException {
        try (InputStream in = stream.createRawInputStream()) {
            return PdfStreams.decode(stream, in.readAllBytes(), limit);
        } catch (IOException e) {
            throw remembered(e);
        }
    }

    private void count(int more) throws IOException {
        objects = Math.addExact(objects, more);
        if (objects > MOST) {
            throw remembered(Refusal.tooLarge());
        }
    }

    private IOException remembered(IOException e) {
        failure = failure == null ? e : failure;
        return e;
    }
}
