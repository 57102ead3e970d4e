package io.dueprocess.desk;

/** Somebody else was faster, or this was done already; nothing was changed. The code is a message key. */
public class ChangedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public ChangedMeanwhile(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
