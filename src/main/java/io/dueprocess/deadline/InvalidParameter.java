package io.dueprocess.deadline;

/** A preview was asked for with a value that makes no sense; the message says what is wrong and names no value. */
public class InvalidParameter extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Name of the parameter at fault, as in the preview endpoint. */
    private final String parameter;

    public InvalidParameter(String parameter, String message) {
        super(parameter + ": " + message);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
