package io.dueprocess.document.metadata;

import java.util.Set;

/**
 * What all parts of an office document share: extensions, references to parts that are not kept, names of files and folders.
 * The schema lets every extension list be left out, so nothing unknown can hide there.
 */
class OfficeRules implements XmlRules {

    private static final Set<String> RELATIONSHIPS = Set.of(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships");

    /** Elements that can do without the part that they refer to. */
    private static final Set<String> SELF_RELIANT =
            Set.of("blip", "pageSetup", "oleObj", "externalBook", "pivotCacheDefinition");

    private static final Set<String> PICTURES = Set.of("cNvPr", "docPr");
    private static final Set<String> DESCRIPTIONS = Set.of("name", "descr", "title", "alt");
    private static final String VML = "urn:schemas-microsoft-com:vml";

    private final Set<String> references;
    private final Set<Trace> removed;

    /** @param references ids of the relationships that are kept */
    OfficeRules(Set<String> references, Set<Trace> removed) {
        this.references = references;
        this.removed = removed;
    }

    @Override
    public Fate fate(XmlElement element) {
        if (element.name().equals("extLst") && element.parent() != null) {
            return Fate.DROP;
        }
        if (element.removeIf(this::dangles) && element.parent() != null && !SELF_RELIANT.contains(element.name())) {
            return element.name().equals("hyperlink") && !element.isIn("hyperlinks") ? Fate.UNWRAP : Fate.DROP;
        }
        if (element.removeIf(attribute -> attribute.namespace().contains("/revision"))) {
            note(Trace.REVISIONS);
        }
        if (element.removeIf(attribute -> attribute.name().equals("gfxdata"))) {
            note(Trace.HIDDEN_CONTENT); // a whole drawing with its pictures, packed into an attribute
        }
        if (element.namespace().equals(VML)
                && element.removeIf(
                        attribute -> Set.of("title", "href", "althref", "src").contains(attribute.name()))) {
            note(Trace.HIDDEN_CONTENT);
        }
        hideLocalNames(element);
        return Fate.KEEP;
    }

    @Override
    public String text(XmlElement around, String text) {
        if (around.name().equals("f") && LocalNames.isPath(text)) {
            note(Trace.HIDDEN_CONTENT); // a chart's or cell's reference to another file
            return "";
        }
        return text;
    }

    final void note(Trace trace) {
        removed.add(trace);
    }

    final Fate drop(Trace trace) {
        removed.add(trace);
        return Fate.DROP;
    }

    private boolean dangles(XmlElement.Attribute attribute) {
        return RELATIONSHIPS.contains(attribute.namespace())
                && !attribute.value().isEmpty()
                && !references.contains(attribute.value());
    }

    private void hideLocalNames(XmlElement element) {
        boolean picture =
                PICTURES.contains(element.name()) || element.namespace().equals(VML);
        for (XmlElement.Attribute attribute : element.attributes()) {
            String value = attribute.value();
            boolean description = picture && DESCRIPTIONS.contains(attribute.name());
            if (description && LocalNames.isFileOrPath(value)
                    || !attribute.name().equals("formatCode") && LocalNames.isPath(value)) {
                element.replace(attribute, attribute.name().equals("name") ? "Picture" : "");
                note(Trace.HIDDEN_CONTENT);
            }
        }
    }
}
