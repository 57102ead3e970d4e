package io.dueprocess.mail;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * The HTML part of a mail: its text, escaped, as paragraphs and lists. Only the model's own addresses become links, so
 * nobody can plant one in a value.
 */
final class MailHtml {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            </head>
            <body style="margin:0;padding:24px 12px;background:#f3f5f8;color:#1c2733;font:16px/1.55 'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
            <div style="max-width:600px;margin:0 auto;padding:12px 32px 16px;background:#ffffff;border-top:4px solid #1f5fa8;border-radius:4px">
            %s</div>
            </body>
            </html>
            """;

    /** Matches nothing; where a model has no address. */
    private static final String NONE = "(?!)";

    private final Pattern links;

    MailHtml(Map<String, Object> model) {
        links = Pattern.compile(model.entrySet().stream()
                .filter(value -> value.getKey().endsWith("Url"))
                .map(value -> String.valueOf(value.getValue()))
                .filter(address -> address.matches("https?://\\S+"))
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .reduce((one, other) -> one + "|" + other)
                .orElse(NONE));
    }

    String render(String language, String subject, String text) {
        StringBuilder blocks = new StringBuilder();
        for (String block : text.split("\\n{2,}")) {
            blocks.append(block.lines().allMatch(line -> line.startsWith("- ")) ? list(block) : paragraph(block));
        }
        return PAGE.formatted(language, escape(subject), blocks);
    }

    private String paragraph(String block) {
        return "<p style=\"margin:16px 0;overflow-wrap:anywhere\">"
                + block.lines().map(this::inline).collect(Collectors.joining("<br>\n"))
                + "</p>\n";
    }

    private String list(String block) {
        return block.lines()
                .map(line -> "<li style=\"margin:4px 0\">" + inline(line.substring(2)) + "</li>\n")
                .collect(Collectors.joining("", "<ul style=\"margin:16px 0;padding-left:24px\">\n", "</ul>\n"));
    }

    private String inline(String line) {
        StringBuilder html = new StringBuilder();
        Matcher link = links.matcher(line);
        int end = 0;
        while (link.find()) {
            html.append(escape(line.substring(end, link.start()))).append(link(link.group()));
            end = link.end();
        }
        return html.append(escape(line.substring(end))).toString();
    }

    private static String link(String address) {
        return "<a href=\"%1$s\" style=\"color:#1f5fa8\">%1$s</a>".formatted(escape(address));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
