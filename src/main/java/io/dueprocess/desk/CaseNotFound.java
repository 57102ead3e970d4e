package io.dueprocess.desk;

/** There is no such case, or the reader may not know of it: both look the same from outside. */
public class CaseNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
