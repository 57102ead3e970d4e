package io.dueprocess.document.metadata;

import java.util.regex.Pattern;

/** Tells paths and names of files on somebody's computer from other text. */
final class LocalNames {

    private static final Pattern PATH = Pattern.compile(
            "(?i)(?:^|[\\s\"'(\\[=])(?:[a-z]:[\\\\/]|\\\\\\\\[a-z0-9.]|file:)|/(?:users|home|volumes)/|[a-z]:\\\\\\\\");
    private static final Pattern FILE = Pattern.compile(
            "(?i).*\\.(?:jpe?g|png|tiff?|gif|bmp|emf|wmf|webp|hei[cf]|svg|pdf|docx?|xlsx?|pptx?|od[tsp]|mp4|mov|avi)\\s*");

    private LocalNames() {}

    static boolean isPath(String text) {
        return PATH.matcher(text).find();
    }

    static boolean isFileOrPath(String text) {
        return isPath(text) || FILE.matcher(text).matches();
    }
}
