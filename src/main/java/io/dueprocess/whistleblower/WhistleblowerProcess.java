package io.dueprocess.whistleblower;

/** What the model and the code call by the same name. */
public final class WhistleblowerProcess {

    public static final String KEY = "whistleblower-intake";

    private WhistleblowerProcess() {}
}
