package io.dueprocess.document.metadata;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/** Goes through all that can be reached from the catalog, without recursion, and cleans each object once. */
final class PdfObjects {

    /** Dictionaries whose keys are names of somebody's choice. */
    private static final Set<String> NAMED = Set.of(
            "Font",
            "XObject",
            "ExtGState",
            "ColorSpace",
            "Pattern",
            "Shading",
            "Properties",
            "Dests",
            "CharProcs",
            "RoleMap",
            "ClassMap",
            "RoleMapNS",
            "Colorants");

    private static final Set<String> HARMLESS_ACTIONS = Set.of("GoTo", "URI");
    private static final List<String> OUTSIDE = List.of("F", "FFilter", "FDecodeParms", "DL");
    private static final COSName ALT = COSName.getPDFName("Alt");

    /** @param named whether keys are names of somebody's choice */
    private record Open(COSBase value, boolean named) {}

    private final Set<COSBase> pages;
    private final Set<Trace> removed;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<COSBase> profiles = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Open> open = new ArrayDeque<>();

    PdfObjects(Set<COSBase> pages, Set<Trace> removed) {
        this.pages = pages;
        this.removed = removed;
    }

    void clean(COSDictionary catalog) throws IOException {
        push(catalog, false);
        while (!open.isEmpty()) {
            Open next = open.pop();
            if (next.value() instanceof COSArray array) {
                array(array);
            } else if (next.value() instanceof COSDictionary dictionary) {
                dictionary(dictionary, next.named());
            }
        }
    }

    private void array(COSArray array) throws IOException {
        if (array.size() > 1
                && COSName.ICCBASED.equals(array.getObject(0))
                && array.getObject(1) instanceof COSStream profile) {
            profile(profile);
        }
        array.forEach(value -> push(value, false));
    }

    private void dictionary(COSDictionary dictionary, boolean named) throws IOException {
        if (PdfKeys.is(dictionary, COSName.TYPE, "Page") && !pages.contains(dictionary)) {
            dictionary.clear(); // a page that was taken out and is still referred to
            removed.add(Trace.REVISIONS);
            return;
        }
        if (isSignature(dictionary)) {
            dictionary.clear();
            removed.add(Trace.AUTHOR);
            return;
        }
        if (isFile(dictionary)) {
            removed.add(Trace.EMBEDDED_FILES);
            if (dictionary instanceof COSStream stream) {
                PdfStreams.empty(stream);
            } else {
                dictionary.clear();
            }
            return;
        }
        if (!named) {
            dropEverywhere(dictionary);
            actions(dictionary);
            describe(dictionary);
        }
        if (dictionary instanceof COSStream stream) {
            stream(stream);
        }
        if (dictionary.getDictionaryObject(COSName.DEST_OUTPUT_PROFILE) instanceof COSStream profile) {
            profile(profile);
        }
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            push(entry.getValue(), !named && NAMED.contains(entry.getKey().getName()));
        }
    }

    private void dropEverywhere(COSDictionary dictionary) {
        PdfKeys.NOWHERE.forEach((key, trace) -> {
            COSName name = COSName.getPDFName(key);
            if (dictionary.containsKey(name)) {
                dictionary.removeItem(name);
                removed.add(trace);
            }
        });
    }

    /** Leaves actions that go to a page or a web address. */
    private void actions(COSDictionary dictionary) {
        for (COSName key : List.of(COSName.A, COSName.getPDFName("PA"))) {
            COSDictionary action = dictionary.getCOSDictionary(key);
            if (action != null && action.getDictionaryObject(COSName.S) instanceof COSName kind) {
                String address = action.getString(COSName.URI, "");
                if (HARMLESS_ACTIONS.contains(kind.getName()) && !LocalNames.isPath(address)) {
                    PdfKeys.keepOnly(action, PdfKeys.ACTION);
                } else {
                    dictionary.removeItem(key);
                    removed.add(Trace.HIDDEN_CONTENT);
                }
            }
        }
    }

    private void describe(COSDictionary dictionary) {
        if (dictionary.getDictionaryObject(ALT) instanceof COSString text
                && LocalNames.isFileOrPath(text.getString())) {
            dictionary.removeItem(ALT);
            removed.add(Trace.HIDDEN_CONTENT);
        }
    }

    private void stream(COSStream stream) throws IOException {
        if (stream.containsKey(COSName.F)) {
            OUTSIDE.forEach(key -> stream.removeItem(COSName.getPDFName(key)));
            removed.add(Trace.HIDDEN_CONTENT);
        }
        PdfStreams.cleanPicture(stream, removed);
        if (PdfKeys.is(stream, COSName.SUBTYPE, "Image")) {
            PdfKeys.keepOnly(stream, PdfKeys.IMAGE);
        } else if (PdfKeys.is(stream, COSName.SUBTYPE, "Form")) {
            PdfKeys.keepOnly(stream, PdfKeys.FORM_OBJECT);
        }
    }

    private void profile(COSStream profile) throws IOException {
        if (profiles.add(profile)) {
            PdfKeys.keepOnly(profile, Set.of("N", "Range", "Filter", "DecodeParms", "Length"));
            PdfStreams.cleanProfile(profile, removed);
        }
    }

    private void push(COSBase value, boolean named) {
        COSBase direct = value instanceof COSObject object ? object.getObject() : value;
        if ((direct instanceof COSArray || direct instanceof COSDictionary) && seen.add(direct)) {
            open.push(new Open(direct, named));
        }
    }

    private static boolean isSignature(COSDictionary dictionary) {
        return dictionary.containsKey(COSName.BYTERANGE) && dictionary.containsKey(COSName.CONTENTS);
    }

    /** Whatever way leads to it. */
    private static boolean isFile(COSDictionary dictionary) {
        return PdfKeys.is(dictionary, COSName.TYPE, "Metadata")
                || PdfKeys.is(dictionary, COSName.TYPE, "EmbeddedFile")
                || PdfKeys.is(dictionary, COSName.TYPE, "Filespec");
    }
}
