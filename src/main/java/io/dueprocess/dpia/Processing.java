package io.dueprocess.dpia;

/**
 * The processing activity of a case; content of the case file. What is known of it beyond its name stands in the assessment's
 * answers (Art. 35(7)(a), 30(1)).
 *
 * @param activity id
 * @param name as people call it
 */
public record Processing(String activity, String name) {

    /** Kind and key of the entry. */
    public static final String KIND = "dpia-processing";
}
