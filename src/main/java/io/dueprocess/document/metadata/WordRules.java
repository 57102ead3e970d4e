package io.dueprocess.document.metadata;

import java.util.Set;
import java.util.regex.Pattern;

/** WordprocessingML: accepts every change, so that only the last version is left, and forgets who made it and when. */
final class WordRules extends OfficeRules {

    private static final Set<String> DELETED = Set.of("del", "moveFrom", "delText", "delInstrText");
    private static final Set<String> INSERTED = Set.of("ins", "moveTo");
    private static final Set<String> FORMER = Set.of(
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "tblPrChange",
            "tblGridChange",
            "trPrChange",
            "tcPrChange",
            "tblPrExChange",
            "numberingChange",
            "cellDel",
            "cellIns",
            "cellMerge",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "customXmlInsRangeStart",
            "customXmlInsRangeEnd",
            "customXmlDelRangeStart",
            "customXmlDelRangeEnd",
            "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart",
            "customXmlMoveToRangeEnd");
    private static final Set<String> COMMENTS =
            Set.of("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef");
    private static final Set<String> WRAPPERS = Set.of("smartTag", "customXml");
    private static final Set<String> HIDDEN = Set.of(
            "smartTagPr",
            "customXmlPr",
            "dataBinding",
            "placeholder",
            "permStart",
            "permEnd",
            "proofErr",
            "rsid",
            "nsid",
            "tmpl",
            "fldData",
            "OLEObject",
            "control",
            "entryMacro",
            "exitMacro",
            "webExtensionLinked");
    private static final Set<String> PERSONAL = Set.of(
            "author",
            "date",
            "initials",
            "dateUtc",
            "userId",
            "providerId",
            "paraId",
            "textId",
            "durableId",
            "oleLink");
    private static final Set<String> RUNS =
            Set.of("r", "hyperlink", "ins", "moveTo", "fldSimple", "smartTag", "customXml");

    /** Of the settings: how pages and text are laid out. Mail merge, identifiers, paths, protection and the like are not. */
    private static final Set<String> SETTINGS = Set.of(
            "zoom",
            "mirrorMargins",
            "alignBordersAndEdges",
            "bordersDoNotSurroundHeader",
            "bordersDoNotSurroundFooter",
            "gutterAtTop",
            "defaultTabStop",
            "autoHyphenation",
            "consecutiveHyphenLimit",
            "hyphenationZone",
            "doNotHyphenateCaps",
            "evenAndOddHeaders",
            "bookFoldRevPrinting",
            "bookFoldPrinting",
            "bookFoldPrintingSheets",
            "characterSpacingControl",
            "printTwoOnOne",
            "strictFirstAndLastChars",
            "noLineBreaksAfter",
            "noLineBreaksBefore",
            "noPunctuationKerning",
            "footnotePr",
            "endnotePr",
            "compat",
            "mathPr",
            "themeFontLang",
            "clrSchemeMapping",
            "decimalSymbol",
            "listSeparator",
            "displayBackgroundShape",
            "embedTrueTypeFonts",
            "saveSubsetFonts",
            "defaultTableStyle");

    /** Fields that ask the computer who and where; what they last showed is text and stays. */
    private static final Pattern TELLING_FIELD = Pattern.compile("(?i)\\s*(?:AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS"
            + "|USERADDRESS|FILENAME|TEMPLATE|DOCPROPERTY|DOCVARIABLE|INFO|COMMENTS|KEYWORDS|SUBJECT|TITLE|INCLUDEPICTURE"
            + "|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|EMBED|DATABASE|RD)\\b.*");

    private boolean tellingField;

    WordRules(Set<String> references, Set<Trace> removed) {
        super(references, removed);
    }

    @Override
    public Fate fate(XmlElement element) {
        if (!isWord(element.namespace())) {
            return HIDDEN.contains(element.name()) ? drop(Trace.HIDDEN_CONTENT) : clean(element);
        }
        String name = element.name();
        if (DELETED.contains(name)) {
            emptyRow(element);
            return drop(Trace.REVISIONS);
        }
        if (FORMER.contains(name)) {
            if (name.equals("cellDel")) {
                emptyRow(element);
            }
            return drop(Trace.REVISIONS);
        }
        if (COMMENTS.contains(name)) {
            return drop(Trace.COMMENTS);
        }
        if (HIDDEN.contains(name) || element.isIn("settings") && !SETTINGS.contains(name)) {
            return Fate.DROP;
        }
        if (element.isEmptied() && RUNS.contains(name)) {
            return drop(Trace.REVISIONS);
        }
        if (INSERTED.contains(name) || WRAPPERS.contains(name)) {
            note(INSERTED.contains(name) ? Trace.REVISIONS : Trace.HIDDEN_CONTENT);
            return Fate.UNWRAP;
        }
        return clean(element);
    }

    @Override
    public String text(XmlElement around, String text) {
        if (around.name().equals("instrText")) {
            tellingField |= isTelling(text);
            return tellingField ? "" : text;
        }
        return super.text(around, text);
    }

    private Fate clean(XmlElement element) {
        if (element.name().equals("fldChar")) {
            tellingField = false; // begins, shows its result or ends
        }
        element.attributes().stream()
                .filter(attribute -> attribute.name().equals("instr") && isTelling(attribute.value()))
                .forEach(attribute -> element.replace(attribute, ""));
        element.removeIf(attribute -> attribute.name().startsWith("rsid") && isWord(attribute.namespace()));
        if (element.removeIf(attribute -> PERSONAL.contains(attribute.name()) && isWord(attribute.namespace()))) {
            note(Trace.REVISIONS);
        }
        return super.fate(element);
    }

    /** A row or cell that is marked as deleted keeps its place in the table and loses its content. */
    private static void emptyRow(XmlElement mark) {
        if (mark.isIn("trPr") || mark.isIn("tcPr")) {
            XmlElement row = mark.parent().parent();
            if (row != null) {
                row.empty();
            }
        }
    }

    private boolean isTelling(String instruction) {
        boolean telling = TELLING_FIELD.matcher(instruction).matches() || LocalNames.isPath(instruction);
        if (telling) {
            note(Trace.HIDDEN_CONTENT);
        }
        return telling;
    }

    /** Word's namespaces: transitional, strict and Microsoft's own. */
    private static boolean isWord(String namespace) {
        return namespace.contains("wordprocessingml") || namespace.contains("/office/word/");
    }
}
