package io.dueprocess.document.metadata;

/** What becomes of the elements and texts of an XML part. */
interface XmlRules {

    /** What becomes of an element. */
    enum Fate {
        KEEP,
        /** The element goes with all that is in it. */
        DROP,
        /** The element goes, what is in it stays. */
        UNWRAP
    }

    /** May change the element's attributes. */
    Fate fate(XmlElement element);

    /** @param around the element that holds the text */
    default String text(XmlElement around, String text) {
        return text;
    }
}
