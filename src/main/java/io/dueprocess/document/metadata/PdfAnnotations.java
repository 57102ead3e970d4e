package io.dueprocess.document.metadata;

import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/**
 * What lies on a page: links, form fields and bare shapes stay, all that holds words about the page goes. Shapes stay because
 * a black box may be what hides a name.
 */
final class PdfAnnotations {

    private static final Set<String> SHAPES = Set.of(
            "Square",
            "Circle",
            "Line",
            "Polygon",
            "PolyLine",
            "Ink",
            "Highlight",
            "Underline",
            "StrikeOut",
            "Squiggly",
            "Redact",
            "Watermark");
    private static final Set<String> FILES = Set.of("FileAttachment", "Sound", "Movie", "Screen", "RichMedia", "3D");
    private static final COSName CAPTION = COSName.getPDFName("Cap");
    private static final int DEEPEST_FIELD = 50;

    private PdfAnnotations() {}

    static void clean(COSDictionary page, Set<Trace> removed) {
        if (!(page.getDictionaryObject(COSName.ANNOTS) instanceof COSArray annotations)) {
            page.removeItem(COSName.ANNOTS);
            return;
        }
        for (int i = annotations.size() - 1; i >= 0; i--) {
            COSDictionary annotation = PdfKeys.dictionary(annotations.get(i));
            if (annotation == null || !isKept(annotation, removed)) {
                annotations.remove(i);
            }
        }
    }

    /** Takes the signature and its image; it would not hold after a change anyway. */
    static void eraseSignature(COSDictionary field, Set<Trace> removed) {
        removed.add(Trace.AUTHOR);
        if (field.getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
            for (COSBase kid : kids) {
                COSDictionary widget = PdfKeys.dictionary(kid);
                if (widget != null) {
                    widget.clear();
                }
            }
        }
        COSDictionary value = field.getCOSDictionary(COSName.V);
        if (value != null) {
            value.clear();
        }
        field.clear();
    }

    /** What isn't kept is emptied too: the tree of tags may refer to it. */
    private static boolean isKept(COSDictionary annotation, Set<Trace> removed) {
        String kind = annotation.getDictionaryObject(COSName.SUBTYPE) instanceof COSName name ? name.getName() : "";
        if (kind.equals("Link")) {
            PdfKeys.keepOnly(annotation, PdfKeys.LINK);
            return true;
        }
        if (kind.equals("Widget")) {
            if (isSignature(annotation)) {
                eraseSignature(annotation, removed);
                return false;
            }
            PdfKeys.keepOnly(annotation, PdfKeys.FIELD);
            return true;
        }
        if (SHAPES.contains(kind) && !annotation.getBoolean(CAPTION, false)) {
            if (PdfKeys.keepOnly(annotation, PdfKeys.SHAPE)) {
                removed.add(Trace.COMMENTS);
            }
            return true;
        }
        if (annotation.size() > 0) {
            removed.add(FILES.contains(kind) ? Trace.EMBEDDED_FILES : Trace.COMMENTS);
        }
        annotation.clear();
        return false;
    }

    private static boolean isSignature(COSDictionary widget) {
        COSDictionary field = widget;
        for (int i = 0; field != null && i < DEEPEST_FIELD; i++) {
            if (field.getDictionaryObject(COSName.FT) instanceof COSName type) {
                return type.getName().equals("Sig");
            }
            field = field.getCOSDictionary(COSName.PARENT);
        }
        return false;
    }
}
