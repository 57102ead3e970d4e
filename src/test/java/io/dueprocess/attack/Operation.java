package io.dueprocess.attack;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that the running application can be asked for.
 *
 * @param path with its variables in braces
 * @param takes the media type of the body; empty when it takes none
 */
record Operation(String method, String path, String takes) {

    static final int ALL_ENDS = 4;

    private static final Pattern VARIABLE = Pattern.compile("\\{([^:}]+)(?::[^}]*)?}");

    /** Whether asking changes nothing: GET. */
    boolean reads() {
        return method.equals("GET");
    }

    boolean hasAny(String... variables) {
        for (String variable : variables) {
            if (path.contains("{" + variable + "}") || path.contains("{" + variable + ":")) {
                return true;
            }
        }
        return false;
    }

    /** The path with a value for each variable; {@code x} where none is known. */
    String with(Map<String, String> values) {
        return VARIABLE.matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "x")));
    }

    /** Zero, or higher the more of the asker's own session and access it ends; such comes last. */
    int ends() {
        if (path.endsWith("/holders/me")) {
            return 1;
        }
        if (path.contains("sign-out")) {
            return 2;
        }
        if (path.endsWith("/unlock") && method.equals("DELETE")) {
            return 3;
        }
        return path.contains("logout") ? ALL_ENDS : 0;
    }
}
