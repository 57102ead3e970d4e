package io.dueprocess.document.metadata;

import java.nio.charset.StandardCharsets;

/** Counts words in bytes. */
final class ByteSearch {

    private ByteSearch() {}

    static int count(byte[] bytes, String ascii) {
        byte[] word = ascii.getBytes(StandardCharsets.US_ASCII);
        int count = 0;
        for (int i = 0; i <= bytes.length - word.length; i++) {
            if (bytes[i] == word[0] && matches(bytes, i, word)) {
                count++;
            }
        }
        return count;
    }

    private static boolean matches(byte[] bytes, int at, byte[] word) {
        for (int i = 1; i < word.length; i++) {
            if (bytes[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }
}
