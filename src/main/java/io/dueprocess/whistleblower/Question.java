package io.dueprocess.whistleblower;

/** What a reporter is asked in free text; texts under {@code whistleblower.question.<name>}. Only the first is needed. */
public enum Question {
    WHAT(100_000),
    WHEN,
    WHERE,
    WHO,
    WITNESSES,
    HOW_KNOWN,
    EVIDENCE,
    REPORTED_BEFORE,
    DANGER,
    MUST_NOT_HANDLE;

    private static final int LONG_ENOUGH = 20_000;

    private final int longest;

    Question() {
        this(LONG_ENOUGH);
    }

    Question(int longest) {
        this.longest = longest;
    }

    /** Most characters of an answer. */
    public int longest() {
        return longest;
    }
}
