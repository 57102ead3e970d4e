package io.dueprocess.document;

import java.util.List;

/** Comma-separated values after RFC 4180, UTF-8 with byte order mark; formula characters are defused. */
public final class Csv {

    private Csv() {}

    public static byte[] write(List<String> header, List<? extends List<String>> rows) {
        throw new UnsupportedOperationException();
    }
}
