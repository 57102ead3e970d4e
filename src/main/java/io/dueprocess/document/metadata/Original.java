package io.dueprocess.document.metadata;

import java.io.IOException;
import java.io.InputStream;

/** A file that can be read from its start as often as needed. */
@FunctionalInterface
public interface Original {
    InputStream open() throws IOException;
}
