package io.dueprocess.whistleblower;

/**
 * A file that was not stored, so that the reporter can be told.
 *
 * @param name printable
 */
public record Refusal(String name, Reason reason) {

    /** Texts under {@code whistleblower.refused-file.<name>}. */
    public enum Reason {
        EMPTY,
        TOO_MANY,
        TOO_LARGE,
        MALWARE,
        /** The rest: asked for without metadata, which could not be taken out. */
        DAMAGED,
        PROTECTED,
        TOO_LARGE_TO_CLEAN
    }
}
