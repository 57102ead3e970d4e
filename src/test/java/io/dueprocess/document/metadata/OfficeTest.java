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
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFPictureData;
import org.junit.jupiter.api.Test;

/** Office documents lose everything but what they show, and still open. */
class OfficeTest {

    @Test
    void wordKeepsItsLastVersion() throws IOException {
        byte[] clean = Leaks.clean(
                OfficeOriginal.docx(),
                AUTHOR,
                DATES,
                SOFTWARE,
                THUMBNAIL,
                COMMENTS,
                REVISIONS,
                EMBEDDED_FILES,
                HIDDEN_CONTENT,
                LOCATION,
                DEVICE);
        Leaks.assertNoMarkInZip(clean);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(clean))) {
            assertThat(document.getParagraphs().get(0).getText()).isEqualTo("Kept & inserted moved");
            assertThat(document.getParagraphs().get(1).getText()).contains("web", "file");
            assertThat(document.getParagraphs().get(2).getText()).contains("shown");
            assertThat(document.getTables().get(0).getText()).contains("cell");
            assertThat(document.getTables().get(0).getRows()).hasSize(2);
            assertThat(document.getComments()).isNullOrEmpty();
            List<XWPFPictureData> pictures = document.getAllPictures();
            assertThat(pictures).hasSize(4);
            for (XWPFPictureData picture : pictures) {
                boolean drawing = picture.getFileName().endsWith("emf");
                assertThat(Pictures.read(picture.getData()).getWidth()).isEqualTo(drawing ? 1 : Pictures.WIDTH);
            }
        }
        String text = part(clean, "word/document.xml");
        assertThat(text).contains(" PAGE ", "mc:Ignorable=\"w14\"").doesNotContain("author", "rsid", "paraId");
        assertThat(part(clean, "word/settings.xml")).contains("zoom").doesNotContain("trackRevisions", "rsid");
        assertThat(part(clean, "word/_rels/document.xml.rels")).contains("https://example.org/?a=1&amp;b=2");
    }

    @Test
    void excelKeepsItsCells() throws IOException {
        byte[] clean = Leaks.clean(
                OfficeOriginal.xlsx(), AUTHOR, DATES, SOFTWARE, THUMBNAIL, COMMENTS, DEVICE, HIDDEN_CONTENT);
        Leaks.assertNoMarkInZip(clean);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(clean))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("text");
            assertThat(sheet.getRow(0).getCell(2).getCellFormula()).isEqualTo("A1+2");
            assertThat(sheet.getRow(0).getCell(2).getNumericCellValue()).isEqualTo(42);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getHyperlinkList()).hasSize(1);
            assertThat(book.isSheetHidden(1)).isTrue();
            assertThat(book.getExternalLinksTable()).hasSize(1);
        }
    }

    @Test
    void powerPointKeepsItsSlides() throws IOException {
        byte[] clean = Leaks.clean(presentation(), AUTHOR, DATES, COMMENTS, LOCATION);
        Leaks.assertNoMarkInZip(clean);
        try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(clean))) {
            assertThat(show.getSlides()).hasSize(1);
            assertThat(show.getPictureData()).hasSize(1);
            assertThat(show.getSlides().get(0).getShapes()).hasSize(2);
        }
    }

    static byte[] presentation() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XMLSlideShow show = new XMLSlideShow()) {
            XSLFSlide slide = show.createSlide();
            slide.createTextBox().setText("Slide text");
            slide.createPicture(show.addPicture(Pictures.jpeg(), PictureType.JPEG));
            show.getProperties().getCoreProperties().setCreator("Leak");
            show.write(out);
        }
        return OfficeOriginal.pptx(out.toByteArray());
    }

    @Test
    void allEntriesHaveTheSameTimeAndNothingMore() throws IOException {
        byte[] clean = Leaks.clean(OfficeOriginal.docx());
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(clean))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                assertThat(entry.getExtra()).isNull();
                assertThat(entry.getComment()).isNull();
            }
        }
        assertThat(names).first().isEqualTo("[Content_Types].xml");
        assertThat(names).doesNotContain("docProps/core.xml", "word/comments.xml", "word/media/nobody.bin");
        assertThat(Leaks.cleaning(clean).removed()).isEmpty();
        assertThat(Leaks.clean(clean)).isEqualTo(clean);
    }

    @Test
    void macrosAndOtherZipsAreUnknown() throws IOException {
        String docx = new String(OfficeOriginal.docx(), StandardCharsets.ISO_8859_1);
        assertThat(Leaks.cleaning(Pictures.text(docx)).mediaType()).endsWith("wordprocessingml.document");
        byte[] zip = OfficeOriginal.zip(Map.of("a.txt", new byte[10]));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Leaks.cleaning(zip, out).outcome()).isEqualTo(Outcome.UNKNOWN_TYPE);
        assertThat(out.size()).isZero();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet();
            book.setWorkbookType(org.apache.poi.xssf.usermodel.XSSFWorkbookType.XLSM);
            book.write(out);
        }
        assertThat(Leaks.cleaning(out.toByteArray()).outcome()).isEqualTo(Outcome.UNKNOWN_TYPE);
    }

    @Test
    void passwordIsRecognized() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.apache.poi.poifs.filesystem.POIFSFileSystem ole =
                new org.apache.poi.poifs.filesystem.POIFSFileSystem()) {
            ole.createDocument(new ByteArrayInputStream(new byte[5000]), "EncryptedPackage");
            ole.writeFilesystem(out);
        }
        assertThat(Leaks.cleaning(out.toByteArray()).outcome()).isEqualTo(Outcome.PROTECTED);
        byte[] zip = OfficeOriginal.docx();
        zip[6] |= 1;
        assertThat(Leaks.cleaning(zip).outcome()).isEqualTo(Outcome.PROTECTED);
    }

    @Test
    void bombsAreBounded() throws IOException {
        Map<String, byte[]> large = new java.util.HashMap<>();
        for (int i = 0; i < 10; i++) {
            large.put("part" + i, new byte[60 << 20]);
        }
        assertThat(Leaks.cleaning(OfficeOriginal.zip(large)).outcome()).isEqualTo(Outcome.TOO_LARGE);
        for (String xml : List.of(
                "<a b='" + " ".repeat(5 << 20) + "'/>",
                "<a>" + "x".repeat(5 << 20) + "</a>",
                "<!--" + "<a>".repeat(2 << 20) + "--><a/>",
                "<a b='" + ">".repeat(5 << 20) + "'/>")) {
            assertThat(Leaks.cleaning(withTypes(xml)).outcome()).isEqualTo(Outcome.TOO_LARGE);
        }
        for (String xml : List.of(
                "<a>".repeat(5000) + "</a>".repeat(5000),
                "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<a>" + "<b/>".repeat(30_000) + "</a>",
                "<a")) {
            assertThat(Leaks.cleaning(withTypes(xml)).outcome()).isEqualTo(Outcome.DAMAGED);
        }
    }

    private static byte[] withTypes(String xml) throws IOException {
        return OfficeOriginal.zip(Map.of("[Content_Types].xml", Pictures.text(xml)));
    }

    static String part(byte[] zip, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalStateException(name);
    }
}
