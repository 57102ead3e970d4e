package io.dueprocess.breach.people;

/**
 * What is wrong with one line of a list; holds nothing of the line itself.
 *
 * @param line from 1, the header included
 */
public record Flaw(int line, Kind kind) {

    /** Message key: {@code breach.people.flaw.} and the name. */
    public enum Kind {
        /** The file is not UTF-8; the line is the first that shows it. */
        ENCODING,
        /** The first line does not name the columns. */
        HEADER,
        /** The file has more lines than a list may have. */
        TOO_MANY,
        /** The line is far longer than a person's can be. */
        TOO_LONG,
        /** A quote is opened and not closed, or stands where it cannot. */
        QUOTE,
        /** More or fewer values than the header has columns. */
        COLUMNS,
        NO_MAIL,
        MAIL,
        /** A formula, an address of a web page, or characters that no name has. */
        NAME,
        LANGUAGE
    }
}
