package io.dueprocess.dsar;

/** A system of record did not answer however often it was asked: a person has to provide its data. */
public class SystemStaysDown extends Exception {

    private static final long serialVersionUID = 1L;

    SystemStaysDown(Throwable cause) {
        super(cause);
    }
}
