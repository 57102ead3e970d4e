package io.dueprocess.document.metadata;

/** A kind of trace that was found and removed, in words that mean something to the sender. */
public enum Trace {
    /** Names of authors, editors, owners, companies; digital signatures. */
    AUTHOR,
    /** When something was made, changed or printed. */
    DATES,
    /** Where a picture was taken, or where a file lay. */
    LOCATION,
    /** Camera, phone, screen, printer, computer. */
    DEVICE,
    /** Programs and their versions. */
    SOFTWARE,
    /** A small picture of the whole, perhaps of what was cut away. */
    THUMBNAIL,
    /** Comments, notes and descriptions. */
    COMMENTS,
    /** Tracked changes and earlier versions. */
    REVISIONS,
    /** Adobe's metadata packet, whatever it says. */
    XMP,
    /** Files inside the file. */
    EMBEDDED_FILES,
    /** Scripts, data of programs, links to a computer's folders, and bytes that no reader shows. */
    HIDDEN_CONTENT
}
