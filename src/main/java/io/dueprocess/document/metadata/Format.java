package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** Cleans one kind of file. */
interface Format {

    /**
     * Writes the clean file. Throws a {@link Refusal}, or whatever a parser throws, when it can't.
     *
     * @param removed receives what was found and left out
     */
    void clean(Original original, OutputStream out, Set<Trace> removed) throws IOException;
}
