package io.dueprocess.document.metadata;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses XML with a tag, comment or text so long that a parser, which holds each in memory, would not stand it. */
final class XmlGuard extends FilterInputStream {

    /** A cell holds 32,767 characters, and no tag of an office is as long as a book. */
    private static final int LONGEST = 2 << 20;

    private enum In {
        TEXT,
        TAG,
        SINGLE_QUOTES,
        DOUBLE_QUOTES,
        /** A comment, CDATA or a processing instruction: until two given characters stand before the end. */
        SPECIAL
    }

    private In state = In.TEXT;
    private int length;
    private int last;

    XmlGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            check(value);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        for (int i = from; i < from + read; i++) {
            check(bytes[i]);
        }
        return read;
    }

    private void check(int value) throws IOException {
        In next = switch (state) {
            case TEXT -> value == '<' ? In.TAG : state;
            case TAG -> inTag(value);
            case SINGLE_QUOTES -> value == '\'' ? In.TAG : state;
            case DOUBLE_QUOTES -> value == '"' ? In.TAG : state;
            case SPECIAL -> value == '>' && (last == '-' || last == ']' || last == '?') ? In.TEXT : state;
        };
        boolean token = next == In.TAG && state == In.TEXT || next == In.TEXT && state != In.TEXT;
        length = token ? 0 : length + 1;
        if (length > LONGEST) {
            throw Refusal.tooLarge();
        }
        state = next;
        last = value;
    }

    private In inTag(int value) {
        return switch (value) {
            case '>' -> In.TEXT;
            case '\'' -> In.SINGLE_QUOTES;
            case '"' -> In.DOUBLE_QUOTES;
            case '!', '?' -> last == '<' ? In.SPECIAL : In.TAG;
            default -> In.TAG;
        };
    }
}
