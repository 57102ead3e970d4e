package io.dueprocess.document.metadata;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/** What is kept of a PDF's dictionaries, and what tells. */
final class PdfKeys {

    static final Set<String> CATALOG = Set.of(
            "Type",
            "Version",
            "Pages",
            "PageLabels",
            "Names",
            "Dests",
            "ViewerPreferences",
            "PageLayout",
            "Outlines",
            "AcroForm",
            "StructTreeRoot",
            "MarkInfo",
            "Lang",
            "OutputIntents",
            "OCProperties");
    static final Set<String> PAGES =
            Set.of("Type", "Parent", "Kids", "Count", "Resources", "MediaBox", "CropBox", "Rotate");
    static final Set<String> PAGE = Set.of(
            "Type",
            "Parent",
            "Resources",
            "MediaBox",
            "CropBox",
            "BleedBox",
            "TrimBox",
            "ArtBox",
            "Contents",
            "Rotate",
            "Group",
            "Annots",
            "Tabs",
            "StructParents",
            "UserUnit",
            "Dur",
            "Trans");
    static final Set<String> OUTLINE =
            Set.of("Type", "Title", "Parent", "Prev", "Next", "First", "Last", "Count", "Dest", "A", "C", "F", "SE");
    static final Set<String> FORM = Set.of("Fields", "NeedAppearances", "DR", "DA", "Q", "CO");
    static final Set<String> FIELD = Set.of(
            "Type",
            "Subtype",
            "Rect",
            "FT",
            "Ff",
            "T",
            "TU",
            "V",
            "DV",
            "Parent",
            "Kids",
            "AP",
            "AS",
            "MK",
            "DA",
            "Q",
            "BS",
            "Border",
            "F",
            "H",
            "Opt",
            "MaxLen",
            "I",
            "TI",
            "P",
            "StructParent",
            "DS",
            "RV",
            "DR",
            "C");
    static final Set<String> LINK = Set.of(
            "Type",
            "Subtype",
            "Rect",
            "Border",
            "BS",
            "C",
            "A",
            "Dest",
            "H",
            "QuadPoints",
            "StructParent",
            "F",
            "P",
            "PA");
    /** A shape without the words about it. */
    static final Set<String> SHAPE = Set.of(
            "Type",
            "Subtype",
            "Rect",
            "C",
            "IC",
            "CA",
            "BS",
            "Border",
            "BE",
            "RD",
            "F",
            "AP",
            "AS",
            "QuadPoints",
            "Vertices",
            "L",
            "LE",
            "InkList",
            "P",
            "StructParent",
            "FixedPrint");

    static final Set<String> IMAGE = Set.of(
            "Type",
            "Subtype",
            "Width",
            "Height",
            "ColorSpace",
            "BitsPerComponent",
            "Intent",
            "ImageMask",
            "Mask",
            "SMask",
            "Decode",
            "Interpolate",
            "SMaskInData",
            "Name",
            "StructParent",
            "OC",
            "Filter",
            "DecodeParms",
            "Length",
            "Matte");
    static final Set<String> FORM_OBJECT = Set.of(
            "Type",
            "Subtype",
            "FormType",
            "BBox",
            "Matrix",
            "Resources",
            "Group",
            "StructParent",
            "StructParents",
            "OC",
            "Name",
            "Filter",
            "DecodeParms",
            "Length");
    static final Set<String> ACTION = Set.of("Type", "S", "D", "SD", "URI", "IsMap");

    /** Gone wherever they stand. */
    static final Map<String, Trace> NOWHERE = Map.ofEntries(
            Map.entry("Metadata", Trace.XMP),
            Map.entry("PieceInfo", Trace.HIDDEN_CONTENT),
            Map.entry("LastModified", Trace.DATES),
            Map.entry("CreationDate", Trace.DATES),
            Map.entry("ModDate", Trace.DATES),
            Map.entry("Thumb", Trace.THUMBNAIL),
            Map.entry("AF", Trace.EMBEDDED_FILES),
            Map.entry("EF", Trace.EMBEDDED_FILES),
            Map.entry("RF", Trace.EMBEDDED_FILES),
            Map.entry("JS", Trace.HIDDEN_CONTENT),
            Map.entry("AA", Trace.HIDDEN_CONTENT),
            Map.entry("OPI", Trace.HIDDEN_CONTENT),
            Map.entry("Measure", Trace.LOCATION),
            Map.entry("PtData", Trace.LOCATION),
            Map.entry("CreatorInfo", Trace.SOFTWARE),
            Map.entry("User", Trace.AUTHOR));

    private static final Map<String, Trace> INFO = Map.of(
            "Author", Trace.AUTHOR,
            "Creator", Trace.SOFTWARE,
            "Producer", Trace.SOFTWARE,
            "CreationDate", Trace.DATES,
            "ModDate", Trace.DATES,
            "Title", Trace.COMMENTS,
            "Subject", Trace.COMMENTS,
            "Keywords", Trace.COMMENTS);

    private PdfKeys() {}

    /** Whether there was anything else. */
    static boolean keepOnly(COSDictionary dictionary, Set<String> kept) {
        List<COSName> others = dictionary.keySet().stream()
                .filter(key -> !kept.contains(key.getName()))
                .toList();
        others.forEach(dictionary::removeItem);
        return !others.isEmpty();
    }

    static void noteInfo(COSDictionary info, Set<Trace> removed) {
        if (info != null) {
            info.keySet().forEach(key -> removed.add(INFO.getOrDefault(key.getName(), Trace.HIDDEN_CONTENT)));
        }
    }

    /** Null when there is none, or something else. */
    static COSDictionary dictionary(COSBase value) {
        COSBase direct = value instanceof org.apache.pdfbox.cos.COSObject object ? object.getObject() : value;
        return direct instanceof COSDictionary dictionary ? dictionary : null;
    }

    static boolean is(COSDictionary dictionary, COSName key, String name) {
        return dictionary.getDictionaryObject(key) instanceof COSName value
                && value.getName().equals(name);
    }
}
