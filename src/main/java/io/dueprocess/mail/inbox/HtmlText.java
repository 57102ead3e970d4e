package io.dueprocess.mail.inbox;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The text of an HTML mail. One pass, so that no input makes it slow; nothing is fetched, nothing is run. */
final class HtmlText {

    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");
    private static final Set<String> BREAKS =
            Set.of("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        return Wording.clean(HtmlUtils.htmlUnescape(new HtmlText(html).read()))
                .replace('\u00a0', ' ')
                .lines()
                .map(String::strip) // a pattern would look at a long row of spaces again from each of them
                .collect(Collectors.joining("\n"))
                .replaceAll("\\n{3,}", "\n\n");
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                markup();
            } else {
                text.append(Character.isWhitespace(c) ? ' ' : c);
                at++;
            }
        }
        return text.toString();
    }

    private void markup() {
        if (html.startsWith("<!--", at)) {
            at = after("-->");
            return;
        }
        int end = after(">");
        String tag = name();
        at = end;
        if (BREAKS.contains(tag)) {
            text.append('\n');
        }
        if (UNSEEN.contains(tag)) {
            skipTo("</" + tag);
        }
    }

    /** Lower-case name of the tag that begins here, whether it opens or closes; closing ones of what is not seen have none. */
    private String name() {
        int from = at + 1;
        boolean closing = from < html.length() && html.charAt(from) == '/';
        from += closing ? 1 : 0;
        int to = from;
        while (to < html.length() && to - from < 20 && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        String name = html.substring(from, to).toLowerCase(Locale.ROOT);
        return closing && UNSEEN.contains(name) ? "" : name;
    }

    private int after(String mark) {
        int found = html.indexOf(mark, at);
        return found < 0 ? html.length() : found + mark.length();
    }

    private void skipTo(String mark) {
        while (at < html.length() && !html.regionMatches(true, at, mark, 0, mark.length())) {
            at++;
        }
    }
}
