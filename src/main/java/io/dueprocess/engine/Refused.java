package io.dueprocess.engine;

/** The law or a rule forbids what was asked; the code is a message key, shown in the reader's language. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Message key, such as {@code dsar.refused.same-person}. */
    private final String code;

    public Refused(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
