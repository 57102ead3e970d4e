package io.dueprocess.whistleblower;

import java.util.regex.Pattern;

/** Names of files as reporters send them: none is refused, each is made harmless. */
final class SentNames {

    private static final int LONGEST = 150;

    /** Control characters, and those that turn the writing direction and so hide an extension. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]");

    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]");
    private static final Pattern FORBIDDEN = Pattern.compile("[:*?\"<>|]");

    private SentNames() {}

    /** @param number which name to make up where nothing is left of the sent one */
    static String printable(String sent, int number) {
        String name = PATH.matcher(INVISIBLE.matcher(sent == null ? "" : sent).replaceAll(""))
                .replaceAll("");
        name = FORBIDDEN.matcher(name).replaceAll("_").strip().replaceAll("^\\.+", "");
        if (name.isBlank()) {
            return "file-" + number;
        }
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        int cut = LONGEST - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + extension;
    }
}
