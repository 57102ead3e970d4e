package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.InputStream;

/** Anything that can be opened more than once, from its first byte. */
@FunctionalInterface
public interface Original {

    InputStream open() throws IOException;
}
