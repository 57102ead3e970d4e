package io.dueprocess.document.metadata;

import java.io.IOException;

/** Files as people have them, full of metadata, for tests elsewhere. All of it holds {@link Leaks}' marks. */
public final class Originals {

    private Originals() {}

    /** A photograph with camera, owner and place. */
    public static byte[] jpegWithPlace() throws IOException {
        return Pictures.jpeg();
    }

    public static byte[] pdfWithAuthor() throws IOException {
        return PdfOriginal.make();
    }

    public static byte[] docxWithRevisions() throws IOException {
        return OfficeOriginal.docx();
    }

    /** Fails when the file holds a mark, packed parts included. */
    public static void assertNoMark(String name, byte[] file) throws IOException {
        if (name.endsWith(".docx")) {
            Leaks.assertNoMarkInZip(file);
        } else if (name.endsWith(".pdf")) {
            PdfFileTest.assertNoMarkInStreams(file);
        }
        Leaks.assertNoMark(name, file);
    }
}
