package io.dueprocess.document.metadata;

import java.util.Map;
import java.util.Set;

/** Which parts of an office document are kept, by content type, and what a part that isn't tells of. */
final class OfficeParts {

    /** How a part is carried over. */
    enum Treatment {
        XML,
        PICTURE,
        /** An embedded font. */
        COPY,
        DROP
    }

    private static final String OPEN = "application/vnd.openxmlformats-officedocument.";

    /** After {@link #OPEN}, before {@code +xml}. */
    private static final Set<String> KEPT = Set.of(
            "wordprocessingml.document.main",
            "wordprocessingml.styles",
            "wordprocessingml.settings",
            "wordprocessingml.fontTable",
            "wordprocessingml.numbering",
            "wordprocessingml.footnotes",
            "wordprocessingml.endnotes",
            "wordprocessingml.header",
            "wordprocessingml.footer",
            "spreadsheetml.sheet.main",
            "spreadsheetml.worksheet",
            "spreadsheetml.chartsheet",
            "spreadsheetml.styles",
            "spreadsheetml.sharedStrings",
            "spreadsheetml.table",
            "spreadsheetml.pivotTable",
            "spreadsheetml.pivotCacheDefinition",
            "spreadsheetml.externalLink",
            "presentationml.presentation.main",
            "presentationml.slide",
            "presentationml.slideLayout",
            "presentationml.slideMaster",
            "presentationml.notesMaster",
            "presentationml.notesSlide",
            "presentationml.handoutMaster",
            "presentationml.tableStyles",
            "theme",
            "themeOverride",
            "drawing",
            "drawingml.chart",
            "drawingml.chartshapes",
            "drawingml.diagramData",
            "drawingml.diagramLayout",
            "drawingml.diagramStyle",
            "drawingml.diagramColors");

    private static final Set<String> KEPT_TOO = Set.of(
            "application/vnd.ms-office.drawingml.diagramDrawing+xml",
            "application/vnd.ms-office.chartstyle+xml",
            "application/vnd.ms-office.chartcolorstyle+xml",
            "application/vnd.ms-office.chartex+xml");

    private static final Set<String> FONTS =
            Set.of(OPEN + "obfuscatedFont", "application/x-fontdata", "application/x-font-ttf");

    /** By the last word of the relationship's type. */
    private static final Map<String, Set<Trace>> TELL = Map.ofEntries(
            Map.entry("core-properties", Set.of(Trace.AUTHOR, Trace.DATES)),
            Map.entry("extended-properties", Set.of(Trace.SOFTWARE)),
            Map.entry("thumbnail", Set.of(Trace.THUMBNAIL)),
            Map.entry("comments", Set.of(Trace.COMMENTS, Trace.AUTHOR)),
            Map.entry("commentsExtended", Set.of(Trace.COMMENTS)),
            Map.entry("commentAuthors", Set.of(Trace.AUTHOR)),
            Map.entry("threadedComment", Set.of(Trace.COMMENTS)),
            Map.entry("people", Set.of(Trace.AUTHOR)),
            Map.entry("person", Set.of(Trace.AUTHOR)),
            Map.entry("authors", Set.of(Trace.AUTHOR)),
            Map.entry("origin", Set.of(Trace.AUTHOR)), // digital signatures
            Map.entry("printerSettings", Set.of(Trace.DEVICE)),
            Map.entry("package", Set.of(Trace.EMBEDDED_FILES)),
            Map.entry("oleObject", Set.of(Trace.EMBEDDED_FILES)),
            Map.entry("aFChunk", Set.of(Trace.EMBEDDED_FILES)),
            Map.entry("media", Set.of(Trace.EMBEDDED_FILES)),
            Map.entry("video", Set.of(Trace.EMBEDDED_FILES)),
            Map.entry("audio", Set.of(Trace.EMBEDDED_FILES)),
            Map.entry("revisionHeaders", Set.of(Trace.REVISIONS)),
            Map.entry("changesInfo", Set.of(Trace.REVISIONS)),
            Map.entry("webSettings", Set.of()),
            Map.entry("viewProps", Set.of()),
            Map.entry("presProps", Set.of()),
            Map.entry("calcChain", Set.of()),
            Map.entry("sheetMetadata", Set.of()),
            Map.entry("stylesWithEffects", Set.of()),
            Map.entry("glossaryDocument", Set.of(Trace.HIDDEN_CONTENT)));

    private OfficeParts() {}

    static Treatment treatment(String contentType) {
        if (KEPT_TOO.contains(contentType) || isKeptXml(contentType)) {
            return Treatment.XML;
        }
        if (FONTS.contains(contentType)) {
            return Treatment.COPY;
        }
        return contentType.startsWith("image/") && !contentType.startsWith("image/svg")
                ? Treatment.PICTURE
                : Treatment.DROP;
    }

    static Set<Trace> tell(Relationship dropped) {
        String word = dropped.type().substring(dropped.type().lastIndexOf('/') + 1);
        return TELL.getOrDefault(word, Set.of(Trace.HIDDEN_CONTENT));
    }

    private static boolean isKeptXml(String contentType) {
        return contentType.startsWith(OPEN)
                && contentType.endsWith("+xml")
                && KEPT.contains(contentType.substring(OPEN.length(), contentType.length() - "+xml".length()));
    }
}
