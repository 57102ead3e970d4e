package io.dueprocess.document.metadata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A reference from one part of an office document to another, or out of it (ECMA-376 part 2, 6.5).
 *
 * @param type a URI whose last word says what the target is
 */
record Relationship(String id, String type, String target, boolean external) {

    private static final Pattern WEB = Pattern.compile("(?i)(?:https?|mailto|tel):.*|#.*", Pattern.DOTALL);
    private static final Set<String> EXTERNAL_BOOK =
            Set.of("externalLinkPath", "xlPathMissing", "xlStartup", "xlLibrary");
    private static final String NO_BOOK = "removed.xlsx";

    boolean isA(String word) {
        return type.endsWith("/" + word);
    }

    /**
     * What is kept of a reference out of the document: a link to the web, or that there was another workbook, which formulas
     * count by. Pictures that a reader would fetch, templates and folders are not.
     */
    Optional<Relationship> harmless() {
        if (isA("hyperlink") && WEB.matcher(target).matches()) {
            return Optional.of(this);
        }
        return EXTERNAL_BOOK.stream().anyMatch(this::isA)
                ? Optional.of(new Relationship(id, type, NO_BOOK, true))
                : Optional.empty();
    }

    /** The target's part name, without a leading slash. */
    String part(String source) {
        Deque<String> path = new ArrayDeque<>();
        int folder = source.lastIndexOf('/');
        String whole = target.startsWith("/") || folder < 0 ? target : source.substring(0, folder) + "/" + target;
        for (String segment : whole.split("[/#]")) {
            if (segment.equals("..")) {
                path.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                path.addLast(segment);
            }
        }
        return String.join("/", path);
    }

    /** Where the relationships of a part are kept. */
    static String partOf(String source) {
        int folder = source.lastIndexOf('/') + 1;
        return source.substring(0, folder) + "_rels/" + source.substring(folder) + ".rels";
    }
}
