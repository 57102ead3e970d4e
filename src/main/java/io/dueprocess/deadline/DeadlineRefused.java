package io.dueprocess.deadline;

/** The law does not allow the change asked for; the code is a message key. */
public class DeadlineRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Message key of the reason, such as {@code deadline.refused.extension-too-late}. */
    private final String code;

    public DeadlineRefused(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
