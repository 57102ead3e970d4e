package io.dueprocess.engine;

/** What was asked is so weighty that the person signs in once more first. */
public final class SignInAgain extends Refused {

    /** Response header that tells our pages to offer the sign-in; its value is {@code again}. */
    public static final String HEADER = "Due-Process-Sign-In";

    public static final String VALUE = "again";

    private static final long serialVersionUID = 1L;

    public SignInAgain() {
        super("engine.refused.sign-in-again");
    }
}
