package io.dueprocess.document.metadata;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** The catalog, the tree of pages, the outline and the form of a PDF. */
final class PdfPages {

    private static final COSName FIELDS = COSName.getPDFName("Fields");
    private static final COSName OUTLINES = COSName.getPDFName("Outlines");
    private static final COSName NAMES = COSName.getPDFName("Names");
    private static final Set<Trace> IN_NAMES = Set.of(Trace.HIDDEN_CONTENT);

    private final COSDictionary catalog;
    private final Set<Trace> removed;
    private final Set<COSBase> pages = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    PdfPages(COSDictionary catalog, Set<Trace> removed) {
        this.catalog = catalog;
        this.removed = removed;
    }

    /** The pages that are shown, by identity. */
    Set<COSBase> all() {
        return pages;
    }

    void clean() throws IOException {
        cleanCatalog();
        cleanPages();
        cleanOutline();
        cleanForm();
    }

    private void cleanCatalog() {
        PdfKeys.NOWHERE.forEach((key, trace) -> {
            if (catalog.containsKey(COSName.getPDFName(key))) {
                removed.add(trace);
            }
        });
        COSDictionary names = catalog.getCOSDictionary(NAMES);
        if (names != null) {
            if (names.containsKey(COSName.getPDFName("EmbeddedFiles"))) {
                removed.add(Trace.EMBEDDED_FILES);
            }
            if (PdfKeys.keepOnly(names, Set.of("Dests"))) {
                removed.addAll(IN_NAMES);
            }
        }
        if (catalog.containsKey(COSName.OPEN_ACTION)) {
            removed.add(Trace.HIDDEN_CONTENT);
        }
        PdfKeys.keepOnly(catalog, PdfKeys.CATALOG);
    }

    private void cleanPages() throws IOException {
        Deque<COSDictionary> open = new ArrayDeque<>();
        push(catalog.getDictionaryObject(COSName.PAGES), open);
        while (!open.isEmpty()) {
            COSDictionary node = open.pop();
            if (node.getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
                PdfKeys.keepOnly(node, PdfKeys.PAGES);
                kids.forEach(kid -> push(kid, open));
            } else {
                pages.add(node);
                note(node);
                PdfKeys.keepOnly(node, PdfKeys.PAGE);
                PdfAnnotations.clean(node, removed);
            }
        }
        if (pages.isEmpty()) {
            throw Refusal.damaged();
        }
    }

    private void cleanOutline() {
        Deque<COSDictionary> open = new ArrayDeque<>();
        push(catalog.getDictionaryObject(OUTLINES), open);
        while (!open.isEmpty()) {
            COSDictionary item = open.pop();
            PdfKeys.keepOnly(item, PdfKeys.OUTLINE);
            push(item.getDictionaryObject(COSName.FIRST), open);
            push(item.getDictionaryObject(COSName.NEXT), open);
        }
    }

    private void cleanForm() {
        COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        if (form == null) {
            return;
        }
        if (PdfKeys.keepOnly(form, PdfKeys.FORM)) {
            removed.add(Trace.HIDDEN_CONTENT);
        }
        Deque<COSDictionary> open = new ArrayDeque<>();
        pushFields(form.getDictionaryObject(FIELDS), open);
        pushFields(form.getDictionaryObject(COSName.getPDFName("CO")), open);
        while (!open.isEmpty()) {
            COSDictionary field = open.pop();
            if (PdfKeys.is(field, COSName.FT, "Sig")) {
                PdfAnnotations.eraseSignature(field, removed);
            } else {
                PdfKeys.keepOnly(field, PdfKeys.FIELD);
                pushFields(field.getDictionaryObject(COSName.KIDS), open);
            }
        }
    }

    private void pushFields(COSBase fields, Deque<COSDictionary> open) {
        if (fields instanceof COSArray array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                COSDictionary field = PdfKeys.dictionary(array.get(i));
                if (field == null || field.size() == 0) {
                    array.remove(i);
                } else if (PdfKeys.is(field, COSName.FT, "Sig")) {
                    PdfAnnotations.eraseSignature(field, removed);
                    array.remove(i);
                } else {
                    push(field, open);
                }
            }
        }
    }

    private void push(COSBase value, Deque<COSDictionary> open) {
        COSDictionary dictionary = PdfKeys.dictionary(value);
        if (dictionary != null && seen.add(dictionary)) {
            open.push(dictionary);
        }
    }

    private void note(COSDictionary page) {
        PdfKeys.NOWHERE.forEach((key, trace) -> {
            if (page.containsKey(COSName.getPDFName(key))) {
                removed.add(trace);
            }
        });
    }
}
