package io.dueprocess.whistleblower.web.reporter;

/** What reporters type: taken as text, freed of characters that have no place in it, never evaluated. */
final class Typed {

    private Typed() {}

    /** Several lines, ended by a line feed each. */
    static String text(String typed) {
        return typed == null ? "" : typed.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }
}
