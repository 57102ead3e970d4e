package io.dueprocess.document.metadata;

import static io.dueprocess.document.metadata.Trace.AUTHOR;
import static io.dueprocess.document.metadata.Trace.COMMENTS;
import static io.dueprocess.document.metadata.Trace.DATES;
import static io.dueprocess.document.metadata.Trace.DEVICE;
import static io.dueprocess.document.metadata.Trace.EMBEDDED_FILES;
import static io.dueprocess.document.metadata.Trace.HIDDEN_CONTENT;
import static io.dueprocess.document.metadata.Trace.LOCATION;
import static io.dueprocess.document.metadata.Trace.REVISIONS;
import static io.dueprocess.document.metadata.Trace.SOFTWARE;
import static io.dueprocess.document.metadata.Trace.THUMBNAIL;
import static io.dueprocess.document.metadata.Trace.XMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A PDF loses everything but its pages, links and form values. */
class PdfFileTest {

    @Test
    void pagesLinksAndFormStay() throws IOException {
        byte[] clean = Leaks.clean(
                PdfOriginal.make(),
                AUTHOR,
                SOFTWARE,
                DATES,
                XMP,
                COMMENTS,
                EMBEDDED_FILES,
                HIDDEN_CONTENT,
                THUMBNAIL,
                DEVICE,
                LOCATION,
                REVISIONS);
        assertNoMarkInStreams(clean);
        try (PDDocument document = Loader.loadPDF(clean)) {
            assertThat(new PDFTextStripper().getText(document)).contains("The text of the page");
            assertThat(document.getDocumentCatalog()
                            .getAcroForm()
                            .getField("city")
                            .getValueAsString())
                    .isEqualTo("Aarhus");
            assertThat(document.getDocumentCatalog().getAcroForm().getFields()).hasSize(1);
            List<PDAnnotation> annotations = document.getPage(0).getAnnotations();
            assertThat(annotations)
                    .extracting(PDAnnotation::getSubtype)
                    .containsExactly("Square", "Link", "Link", "Widget");
            assertThat(annotations.get(0).getNormalAppearanceStream()).isNotNull();
            assertThat(annotations
                            .get(1)
                            .getCOSObject()
                            .getCOSDictionary(COSName.A)
                            .getString(COSName.URI))
                    .isEqualTo("https://example.org/");
            assertThat(annotations.get(2).getCOSObject().getCOSDictionary(COSName.A))
                    .isNull();
        }
    }

    @Test
    void photoInItHasTheSamePixels() throws IOException {
        try (PDDocument document = Loader.loadPDF(Leaks.clean(PdfOriginal.make()))) {
            for (COSName name : document.getPage(0).getResources().getXObjectNames()) {
                PDImageXObject image =
                        (PDImageXObject) document.getPage(0).getResources().getXObject(name);
                assertThat(image.getImage().getWidth()).isEqualTo(Pictures.WIDTH);
                assertThat(image.getImage().getRGB(20, 20) & 0xFF).isGreaterThan(200);
            }
        }
    }

    @Test
    void formerVersionIsGone() throws IOException {
        byte[] original = PdfOriginal.updated();
        assertThat(Leaks.contains(original, Leaks.MARK)).isTrue();
        byte[] clean = Leaks.clean(original, REVISIONS);
        assertNoMarkInStreams(clean);
        try (PDDocument document = Loader.loadPDF(clean)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void cleaningDoesNotDependOnTime() throws IOException {
        byte[] original = PdfOriginal.make();
        byte[] clean = Leaks.clean(original);
        assertThat(Leaks.clean(original)).isEqualTo(clean);
        assertThat(Leaks.cleaning(clean).removed()).isEmpty();
    }

    @Test
    void protectedIsRefused() throws IOException {
        assertThat(Leaks.cleaning(PdfOriginal.encrypted("secret")).outcome()).isEqualTo(Outcome.PROTECTED);
        assertThat(Leaks.cleaning(PdfOriginal.encrypted("")).outcome()).isEqualTo(Outcome.PROTECTED);
    }

    @Test
    void tooManyObjectsAreRefused() {
        String head =
                "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj"
                        + " 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Rotate ";
        String tail = ">>endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
        for (String bomb : List.of("[]".repeat(2_000_000), "<<>>".repeat(1_500_000))) {
            byte[] file = (head + "[" + bomb + "]" + tail).getBytes(StandardCharsets.US_ASCII);
            assertThat(Leaks.cleaning(file).outcome()).isEqualTo(Outcome.TOO_LARGE);
        }
        byte[] deep = (head + "[".repeat(500_000) + tail).getBytes(StandardCharsets.US_ASCII);
        assertThat(Leaks.cleaning(deep).outcome()).isEqualTo(Outcome.DAMAGED);
        byte[] many = (head + "0" + tail + " 1 0 obj".repeat(1_300_000)).getBytes(StandardCharsets.US_ASCII);
        assertThat(Leaks.cleaning(many).outcome()).isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    void compressedObjectsAreBounded() throws IOException {
        for (String bomb : List.of("[]".repeat(20_000_000), "(" + "x".repeat(60_000_000) + ")")) {
            byte[] packed = Bytes.deflate(("5 0 " + bomb).getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(Pictures.text("%PDF-1.7\n"));
            int stream = file.size();
            file.write(Pictures.text(
                    "4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + packed.length + ">>stream\n"));
            file.write(packed);
            file.write(Pictures.text("\nendstream endobj\n"));
            int table = file.size();
            byte[] references = Bytes.deflate(new byte[] {
                0, 0, 0, 0, 2, 0, 4, 0, 2, 0, 4, 1, 0, 0, 0, 0, 1, (byte) (stream >> 8), (byte) stream, 0, 2, 0, 4, 0
            });
            file.write(Pictures.text("6 0 obj<</Type/XRef/W[1 2 1]/Size 6/Root 5 0 R/Filter/FlateDecode/Length "
                    + references.length + ">>stream\n"));
            file.write(references);
            file.write(Pictures.text("\nendstream endobj\nstartxref\n" + table + "\n%%EOF"));
            assertThat(Leaks.cleaning(file.toByteArray()).outcome()).isEqualTo(Outcome.TOO_LARGE);
        }
    }

    /** Looks into every object, packed or not. */
    static void assertNoMarkInStreams(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                COSObject object = document.getDocument().getObjectFromPool(key);
                COSBase value = object.getObject();
                Leaks.assertNoMark(key.toString(), String.valueOf(value).getBytes(StandardCharsets.UTF_8));
                if (value instanceof COSStream stream) {
                    try (InputStream raw = stream.createRawInputStream()) {
                        Leaks.assertNoMark(key.toString(), raw.readAllBytes());
                    }
                    if (!PdfKeys.is(stream, COSName.FILTER, "DCTDecode")) {
                        try (InputStream in = stream.createInputStream()) {
                            Leaks.assertNoMark(key.toString(), in.readAllBytes());
                        }
                    }
                }
            }
        }
    }
}
