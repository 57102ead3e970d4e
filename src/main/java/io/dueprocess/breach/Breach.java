package io.dueprocess.breach;

/**
 * What was first said of a breach; content of the case file.
 *
 * @param title a few words without names, by which staff tell breaches apart
 * @param happened what happened, in the words of who reported it
 * @param discovered how it was discovered, or empty
 */
public record Breach(String title, String happened, String discovered) {

    /** Kind and key of the entry. */
    static final String KIND = "breach";
}
