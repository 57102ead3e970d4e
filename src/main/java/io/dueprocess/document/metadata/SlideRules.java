package io.dueprocess.document.metadata;

import java.util.Set;

/** PresentationML. Speaker notes and hidden slides are content, and stay. */
final class SlideRules extends OfficeRules {

    private static final Set<String> HIDDEN = Set.of("custDataLst", "controls", "modifyVerifier", "smartTags");

    SlideRules(Set<String> references, Set<Trace> removed) {
        super(references, removed);
    }

    @Override
    public Fate fate(XmlElement element) {
        return HIDDEN.contains(element.name()) ? drop(Trace.HIDDEN_CONTENT) : super.fate(element);
    }
}
