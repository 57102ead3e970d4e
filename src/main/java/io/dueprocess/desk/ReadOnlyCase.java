package io.dueprocess.desk;

/** The reader may read the case but not act on it. */
public class ReadOnlyCase extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
