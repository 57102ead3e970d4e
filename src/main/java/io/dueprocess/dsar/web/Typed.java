package io.dueprocess.dsar.web;

import io.dueprocess.dsar.NewRequest;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.Uploads;
import java.util.List;

/** What people type and send: taken as text, freed of characters that have no place in it, never evaluated. */
final class Typed {

    private static final int LONGEST_TEXT = 100_000;

    private Typed() {}

    /** One line: control characters become spaces. */
    static String line(String typed) {
        return typed == null
                ? ""
                : typed.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    /** Several lines, ended by a line feed each. */
    static String text(String typed) {
        return typed == null ? "" : typed.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }

    static void checkLength(String text, Problems problems) {
        if (text.length() > LONGEST_TEXT) {
            problems.add("text", "dsar.text.long", LONGEST_TEXT, text.length());
        }
    }

    static List<NewRequest.Upload> uploads(List<Uploads.Accepted> files) {
        return files.stream()
                .map(file -> new NewRequest.Upload(file.name(), file.mediaType(), file.content()))
                .toList();
    }
}
