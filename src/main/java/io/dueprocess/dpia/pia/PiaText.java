package io.dueprocess.dpia.pia;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * Longer texts of the PIA software are HTML from its rich-text editor; ours are plain text. A text that comes in is read as a
 * browser would show it: paragraphs and line breaks become lines, items of lists begin with a dash or their number, cells of
 * tables stand between bars, emphasis and links lose their marks, and scripts, styles and comments are left out. What is no
 * tag of HTML stays as it is written. A text that goes out is HTML which shows that very text.
 *
 * <p>So a round trip keeps the words and the lines, not the marks: {@code plain(html(text))} is {@code text} for every text
 * without blanks around it, and {@code plain} of a text from there stays what it was however often it goes to and fro.
 */
final class PiaText {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "hr", "dl");
    private static final Set<String> LINES = Set.of(
            "div", "ul", "ol", "tr", "dt", "dd", "section", "article", "header", "footer", "thead", "tbody", "form");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> SILENT = Set.of("script", "style");
    private static final Set<String> INLINE = Set.of(
            "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sub", "sup", "span", "font", "a", "small",
            "big", "mark", "code", "kbd", "q", "cite", "abbr", "label", "img", "svg", "iframe", "input", "button",
            "object", "embed", "video", "audio", "html", "head", "body", "meta", "link");

    /** A tag with its name, or a comment; neither holds a further angle bracket. */
    private static final Pattern TAG = Pattern.compile("<(?:!--[^<>]*--|(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[\\s/][^<>]*)?)>");

    private static final char FIRM = '\u00a0';

    private final StringBuilder out = new StringBuilder();
    private final Deque<Integer> lists = new ArrayDeque<>();
    private boolean lines;
    private boolean cell;
    private int marked = -1;
    private String silent;

    private PiaText() {}

    /** @param text from the PIA software, or null */
    static String plain(String text) {
        return text == null ? "" : new PiaText().read(text);
    }

    /** @param text plain */
    static String html(String text) {
        StringBuilder html = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean atEdge = at == 0 || at == text.length() - 1;
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '\n' -> html.append("<br />");
                case '\t' -> html.append("&#9;");
                case ' ' ->
                    html.append(
                            atEdge || " \n".indexOf(text.charAt(at - 1)) >= 0 || text.charAt(at + 1) == '\n'
                                    ? "&nbsp;"
                                    : " ");
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    private String read(String text) {
        Matcher tag = TAG.matcher(text);
        lines = breaksLines(text);
        int from = 0;
        while (tag.find()) {
            String name = tag.group(2) == null ? "!" : tag.group(2).toLowerCase(Locale.ROOT);
            if (isTag(name)) {
                words(text.substring(from, tag.start()));
                from = tag.end();
                tag(name, !"".equals(tag.group(1)));
            }
        }
        words(text.substring(from));
        return out.toString().replace(FIRM, ' ').strip();
    }

    /** A text without a tag that breaks lines keeps the line ends that it is written with. */
    private static boolean breaksLines(String text) {
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            String name = tag.group(2) == null ? "" : tag.group(2).toLowerCase(Locale.ROOT);
            if (PARAGRAPHS.contains(name) || LINES.contains(name) || name.equals("br") || name.equals("li")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTag(String name) {
        return name.equals("!")
                || name.equals("br")
                || name.equals("li")
                || PARAGRAPHS.contains(name)
                || LINES.contains(name)
                || CELLS.contains(name)
                || SILENT.contains(name)
                || INLINE.contains(name);
    }

    private void words(String written) {
        if (silent != null || written.isEmpty()) {
            return;
        }
        String text = lines ? written.replaceAll("[ \\t\\r\\n\\f]+", " ") : written;
        boolean atStart = out.isEmpty() || out.charAt(out.length() - 1) == '\n' || out.length() == marked;
        if (lines && text.startsWith(" ") && (atStart || out.charAt(out.length() - 1) == ' ')) {
            text = text.substring(1);
        }
        out.append(HtmlUtils.htmlUnescape(text));
    }

    private void tag(String name, boolean closes) {
        if (SILENT.contains(name)) {
            silent = closes ? null : name;
        } else if (silent != null) {
            return;
        } else if (name.equals("br")) {
            trim();
            out.append('\n');
        } else if (name.equals("ul") || name.equals("ol")) {
            list(name, closes);
        } else if (name.equals("li")) {
            item(closes);
        } else if (PARAGRAPHS.contains(name)) {
            breakLines(lists.isEmpty() ? 2 : 1);
        } else if (LINES.contains(name)) {
            breakLines(1);
            cell = false;
        } else if (CELLS.contains(name) && !closes) {
            out.append(cell ? " | " : "");
            cell = true;
        }
    }

    private void list(String name, boolean closes) {
        breakLines(1);
        if (closes) {
            lists.poll();
        } else {
            lists.push(name.equals("ol") ? 1 : 0);
        }
    }

    private void item(boolean closes) {
        breakLines(1);
        if (closes) {
            return;
        }
        int number = lists.isEmpty() ? 0 : lists.pop();
        lists.push(number == 0 ? 0 : number + 1);
        out.append(String.valueOf(FIRM).repeat(2 * (Math.min(lists.size(), 9) - 1)));
        out.append(number == 0 ? "-" : number + ".").append(FIRM);
        marked = out.length();
    }

    /** Ends the line, and leaves an empty one when two breaks are wanted; nothing at the start, or after an item's mark. */
    private void breakLines(int breaks) {
        trim();
        if (out.isEmpty() || out.length() == marked) {
            return;
        }
        int already = 0;
        while (already < out.length() && out.charAt(out.length() - 1 - already) == '\n') {
            already++;
        }
        out.append("\n".repeat(Math.max(0, breaks - already)));
    }

    private void trim() {
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
    }
}
