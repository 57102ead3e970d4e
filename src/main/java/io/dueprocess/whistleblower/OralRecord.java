package io.dueprocess.whistleblower;

/**
 * How a report was told and written down, as kept in the case file (WBD Art. 18(2)-(4)).
 *
 * @param by user id of the handler who wrote it down
 */
public record OralRecord(Way way, Recording recording, Checked checked, String by) {

    public static final String KIND = "oral";

    public enum Way {
        TELEPHONE,
        MEETING,
        VOICE_MESSAGE
    }

    /** A recording needs the reporter's consent. */
    public enum Recording {
        /** Accurate minutes. */
        NONE,
        /** With the reporter's consent. */
        CONSENTED
    }

    /** The reporter is offered to check, correct and agree with what was written down. */
    public enum Checked {
        SIGNED,
        OFFERED,
        /** Such as a caller who had hung up. */
        NOT_POSSIBLE
    }
}
