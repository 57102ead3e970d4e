package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * PDF (ISO 32000): what can be reached from the pages, cleaned and written as a new file, without former versions. Held in
 * memory.
 */
final class PdfFile implements Format {

    /** Streams that are written anew, pictures and profiles: never more than the file, but in pages of 4 KB. */
    private static final long MOST_CHANGED = 48 << 20;

    /** Goes into the new document id, which so says nothing of time. */
    private static final long NO_TIME = 0;

    private final int limit;

    PdfFile(int limit) {
        this.limit = limit;
    }

    @Override
    public void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException {
        byte[] file = Bytes.all(original, limit);
        BoundedPdfParser parser =
                new BoundedPdfParser(file, MemoryUsageSetting.setupMainMemoryOnly(MOST_CHANGED).streamCache);
        try (PDDocument document = parser.parse()) {
            if (document.isEncrypted()) {
                throw new Refusal(Outcome.PROTECTED);
            }
            clean(document, removed);
            parser.check();
            if (hasFormerVersions(file)) {
                removed.add(Trace.REVISIONS);
            }
            document.save(out, CompressParameters.NO_COMPRESSION);
            parser.check();
        } catch (InvalidPasswordException e) {
            throw new Refusal(Outcome.PROTECTED);
        } catch (IOException e) {
            parser.check(); // the library may have gone on after a refusal, and failed of it
            throw e;
        }
    }

    private static void clean(PDDocument document, Set<Trace> removed) throws IOException {
        COSDictionary trailer = document.getDocument().getTrailer();
        COSDictionary catalog = trailer.getCOSDictionary(COSName.ROOT);
        if (catalog == null) {
            throw Refusal.damaged();
        }
        PdfKeys.noteInfo(trailer.getCOSDictionary(COSName.INFO), removed);
        PdfKeys.keepOnly(trailer, Set.of("Root", "Size"));
        PdfPages pages = new PdfPages(catalog, removed);
        pages.clean();
        new PdfObjects(pages.all(), removed).clean(catalog);
        document.setDocumentId(NO_TIME);
    }

    /** Each version appended to a PDF ends with its own mark; a linearized file of one version has two. */
    private static boolean hasFormerVersions(byte[] file) {
        boolean linearized = ByteSearch.count(file, "/Linearized") > 0;
        return ByteSearch.count(file, "%%EOF") > (linearized ? 2 : 1);
    }
}
