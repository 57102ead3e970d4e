package io.dueprocess.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader can copy out of a PDF. */
public final class PdfText {

    private PdfText() {}

    /** One line, single spaces. */
    public static String of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Strings of every object and every decoded stream, structure and metadata included. */
    public static String streams(byte[] pdf) {
        StringBuilder all = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                COSBase object = document.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof COSDictionary dictionary) {
                    dictionary.getValues().forEach(value -> strings(value, all));
                }
                if (object instanceof COSStream stream) {
                    byte[] bytes = stream.createInputStream().readAllBytes();
                    all.append(new String(bytes, StandardCharsets.ISO_8859_1));
                    all.append(new String(bytes, StandardCharsets.UTF_8));
                    all.append(new String(bytes, StandardCharsets.UTF_16BE));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }

    private static void strings(COSBase value, StringBuilder all) {
        if (value instanceof COSString string) {
            all.append(string.getString()).append('\n');
        } else if (value instanceof COSArray array) {
            array.forEach(item -> strings(item, all));
        }
    }
}
