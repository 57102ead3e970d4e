package io.dueprocess.portal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of uploaded files: what we accept, and how a bad one is shown. */
final class FileNames {

    private static final int LONGEST = 150;
    private static final int LONGEST_SHOWN = 60;

    /** Control characters, and those that turn the writing direction and so hide an extension. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]");

    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|]");

    /** Extensions of things that run, which some systems look for before the last one. */
    private static final Set<String> RUNNING = Set.of(
            "exe", "bat", "cmd", "scr", "pif", "msi", "js", "jse", "vbs", "vbe", "wsf", "ps1", "sh", "jar", "lnk",
            "hta", "html", "htm", "svg", "php", "zip");

    private FileNames() {}

    static boolean sound(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && name.length() <= LONGEST
                && !name.startsWith(".")
                && !INVISIBLE.matcher(name.replace("\u200d", "")).find()
                && !FORBIDDEN.matcher(name).find()
                && Arrays.stream(name.toLowerCase(Locale.ROOT).split("\\."))
                        .skip(1)
                        .noneMatch(RUNNING::contains);
    }

    /** In lower case and without the dot; empty when there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The name as it can be shown in a message: without tricks, and shortened. */
    static String printable(String name) {
        String clean = INVISIBLE.matcher(name).replaceAll("\ufffd").strip();
        return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
    }
}
