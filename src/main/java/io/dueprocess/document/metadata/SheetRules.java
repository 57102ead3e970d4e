package io.dueprocess.document.metadata;

import java.util.Set;

/** SpreadsheetML. Hidden sheets, rows and columns are content, and stay. */
final class SheetRules extends OfficeRules {

    private static final Set<String> HIDDEN = Set.of(
            "absPath",
            "fileRecoveryPr",
            "customWorkbookViews",
            "customSheetViews",
            "smartTagPr",
            "smartTagTypes",
            "webPublishing",
            "webPublishObjects",
            "webPublishItems",
            "revisionPtr",
            "protectedRanges",
            "customProperties",
            "oleObjects",
            "controls",
            "smartTags",
            "cellSmartTags",
            "legacyDrawing",
            "legacyDrawingHF",
            "sheetDataSet",
            "dataConsolidate",
            "ddeLink",
            "oleLink",
            "documentManagement");
    private static final Set<String> COLUMNS_OF_QUERIES = Set.of("queryTableFieldId", "connectionId");

    SheetRules(Set<String> references, Set<Trace> removed) {
        super(references, removed);
    }

    @Override
    public Fate fate(XmlElement element) {
        switch (element.name()) {
            case "fileSharing" -> {
                return drop(Trace.AUTHOR);
            }
            case "fileVersion" -> {
                return drop(Trace.SOFTWARE);
            }
            case "scenarios" -> {
                return drop(Trace.COMMENTS); // they bear their makers' names
            }
            case "pivotCacheDefinition" -> pivot(element);
            case "table", "tableColumn" ->
                element.removeIf(attribute -> COLUMNS_OF_QUERIES.contains(attribute.name())
                        || attribute.name().equals("tableType"));
            case "c" ->
                element.removeIf(attribute ->
                        attribute.name().equals("vm") || attribute.name().equals("cm"));
            default -> {
                if (HIDDEN.contains(element.name())) {
                    return drop(Trace.HIDDEN_CONTENT);
                }
            }
        }
        return super.fate(element);
    }

    /** The rows behind a pivot table are not kept; a reader takes them from the sheet when asked. */
    private void pivot(XmlElement element) {
        if (element.removeIf(attribute ->
                attribute.name().startsWith("refreshed") && attribute.name().endsWith("By"))) {
            note(Trace.AUTHOR);
        }
        if (element.removeIf(attribute -> attribute.name().startsWith("refreshedDate"))) {
            note(Trace.DATES);
        }
        if (element.removeIf(attribute -> attribute.name().equals("saveData"))) {
            note(Trace.HIDDEN_CONTENT);
        }
        element.add("saveData", "0");
    }
}
