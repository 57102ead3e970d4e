package io.dueprocess.document.metadata;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** A PDF with everything that a program may put into it. */
final class PdfOriginal {

    private PdfOriginal() {}

    static byte[] make() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            draw(document, page);
            about(document, page);
            hide(document, page);
            page.setAnnotations(List.of(note(), box(), link("https://example.org/"), launch(), attachment(document)));
            form(document, page);
            document.save(out);
        }
        return out.toByteArray();
    }

    /** A version that was changed afterwards: the old text is still in the file. */
    static byte[] updated() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] first;
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().getCOSObject().setString(COSName.getPDFName("Lang"), "Leak of before");
            document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            first = out.toByteArray();
        }
        try (PDDocument document = Loader.loadPDF(first)) {
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            catalog.setString(COSName.getPDFName("Lang"), "en");
            catalog.setNeedToBeUpdated(true);
            out.reset();
            document.saveIncremental(out);
        }
        return out.toByteArray();
    }

    static byte[] encrypted(String password) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            document.save(out);
        }
        return out.toByteArray();
    }

    private static void draw(PDDocument document, PDPage page) throws IOException {
        PDImageXObject photo = PDImageXObject.createFromByteArray(document, Pictures.jpeg(), "photo");
        photo.getCOSObject().setItem(COSName.METADATA, metadata(document));
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 20);
            content.newLineAtOffset(50, 700);
            content.showText("The text of the page");
            content.endText();
            content.drawImage(photo, 50, 500, 128, 96);
        }
        PDICCBased colours = new PDICCBased(document);
        try (var profile = colours.getPDStream().createOutputStream(COSName.FLATE_DECODE)) {
            profile.write(Pictures.profile());
        }
        colours.getPDStream().getCOSObject().setInt(COSName.N, 3);
        page.getResources().add(colours);
    }

    private static void about(PDDocument document, PDPage page) throws IOException {
        document.getDocumentInformation().setAuthor("Leak author");
        document.getDocumentInformation().setTitle("Leak title");
        document.getDocumentInformation().setProducer("Leak program");
        document.getDocumentInformation().setCreationDate(new GregorianCalendar(2024, Calendar.MAY, 6));
        document.getDocumentCatalog().setMetadata(metadata(document));
        page.setMetadata(metadata(document));
        COSDictionary piece = new COSDictionary();
        piece.setString("Private", "Leak of a program");
        page.getCOSObject().setItem("PieceInfo", piece);
        page.getCOSObject().setItem("Thumb", metadata(document));
        page.getCOSObject().setString("LastModified", "Leak date");
        document.getDocument().getTrailer().setItem(COSName.ID, ids());
    }

    private static COSArray ids() {
        COSArray ids = new COSArray();
        ids.add(new COSString("Leak id"));
        ids.add(new COSString("Leak id"));
        return ids;
    }

    private static void hide(PDDocument document, PDPage page) throws IOException {
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("Leak", file(document)));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('Leak')"));
        COSDictionary gone = new COSDictionary();
        gone.setItem(COSName.TYPE, COSName.PAGE);
        gone.setItem(COSName.CONTENTS, metadata(document));
        PDStructureTreeRoot tags = new PDStructureTreeRoot();
        COSDictionary tag = new COSDictionary();
        tag.setItem(COSName.PG, gone);
        tag.setString(COSName.ALT, "C:\\Users\\Leak\\photo.jpg");
        tags.getCOSObject().setItem(COSName.K, tag);
        document.getDocumentCatalog().setStructureTreeRoot(tags);
        page.getCOSObject().setItem("Leak", new COSString("Leak"));
    }

    private static PDAnnotation note() {
        PDAnnotationText note = new PDAnnotationText();
        return said(note, 10);
    }

    /** Covers a name, so it has to stay. */
    private static PDAnnotation box() {
        PDAnnotationSquare box = new PDAnnotationSquare();
        box.setInteriorColor(new org.apache.pdfbox.pdmodel.graphics.color.PDColor(
                new float[] {0}, org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray.INSTANCE));
        said(box, 60);
        box.setRectangle(new PDRectangle(50, 695, 60, 20));
        box.constructAppearances();
        return box;
    }

    private static PDAnnotation said(PDAnnotationMarkup annotation, float at) {
        annotation.setRectangle(new PDRectangle(at, 10, 20, 20));
        annotation.setContents("Leak comment");
        annotation.setTitlePopup("Leak commenter");
        annotation.setCreationDate(new GregorianCalendar(2024, Calendar.MAY, 6));
        return annotation;
    }

    private static PDAnnotation link(String address) {
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(100, 10, 20, 20));
        PDActionURI action = new PDActionURI();
        action.setURI(address);
        link.setAction(action);
        link.setContents("Leak of a link");
        return link;
    }

    private static PDAnnotation launch() {
        PDAnnotationLink link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(130, 10, 20, 20));
        PDActionLaunch action = new PDActionLaunch();
        action.setF("C:\\Users\\Leak\\program.exe");
        link.setAction(action);
        return link;
    }

    private static PDAnnotation attachment(PDDocument document) throws IOException {
        PDAnnotationFileAttachment attachment = new PDAnnotationFileAttachment();
        attachment.setRectangle(new PDRectangle(160, 10, 20, 20));
        attachment.setFile(file(document));
        return attachment;
    }

    private static PDComplexFileSpecification file(PDDocument document) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile("Leak.txt");
        file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(Pictures.text("Leak"))));
        return file;
    }

    private static void form(PDDocument document, PDPage page) throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        form.setDefaultResources(new org.apache.pdfbox.pdmodel.PDResources());
        form.getDefaultResources().put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
        form.setDefaultAppearance("/Helv 12 Tf 0 g");
        PDTextField field = new PDTextField(form);
        field.setPartialName("city");
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(new PDRectangle(50, 400, 200, 20));
        widget.setPage(page);
        page.getAnnotations().add(widget);
        form.getFields().add(field);
        field.setValue("Aarhus");
        signature(form, page);
        form.getCOSObject().setItem(COSName.XFA, new COSString("Leak"));
    }

    private static void signature(PDAcroForm form, PDPage page) throws IOException {
        org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField field =
                new org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField(form);
        COSDictionary value = new COSDictionary();
        value.setString(COSName.NAME, "Leak signer");
        field.getCOSObject().setItem(COSName.V, value);
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(new PDRectangle(300, 400, 100, 20));
        page.getAnnotations().add(widget);
        form.getFields().add(field);
    }

    private static PDMetadata metadata(PDDocument document) throws IOException {
        PDMetadata metadata = new PDMetadata(document, new ByteArrayInputStream(Pictures.text(Pictures.XMP)));
        COSStream stream = metadata.getCOSObject();
        try (InputStream in = stream.createInputStream()) {
            in.readAllBytes();
        }
        return metadata;
    }
}
