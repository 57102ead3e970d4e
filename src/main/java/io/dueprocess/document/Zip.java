package io.dueprocess.document;

import java.util.Map;

/** A ZIP archive in memory; entry names are made safe. */
public final class Zip {

    private Zip() {}

    /** @param files name to content, in the order of the map */
    public static byte[] write(Map<String, byte[]> files) {
        throw new UnsupportedOperationException();
    }
}
