package io.dueprocess.dsar;

/** Somebody else has decided the item since the user looked at it; nothing was changed. */
public class DecidedMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
