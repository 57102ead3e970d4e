package io.dueprocess.mail;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A plain-text template: a first line {@code Subject: ...}, an empty line, the body. Placeholders such as
 * {@code {reference}} are filled in once; a value that looks like a placeholder stays as it is.
 */
record MailTemplate(String name, String subject, String body) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern SHAPE = Pattern.compile("Subject: (\\V+)\\n\\n(.+)", Pattern.DOTALL);

    /** @throws IllegalArgumentException when the source has no subject line or no body */
    static MailTemplate parse(String name, String source) {
        Matcher shape = SHAPE.matcher(source.replace("\r\n", "\n").strip());
        if (!shape.matches()) {
            throw new IllegalArgumentException(
                    "Mail template " + name + " must begin with 'Subject: ...', an empty line and a text");
        }
        return new MailTemplate(name, shape.group(1).strip(), shape.group(2).strip());
    }

    Set<String> placeholders() {
        return PLACEHOLDER
                .matcher(subject + "\n" + body)
                .results()
                .map(placeholder -> placeholder.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One line, whatever the values hold: a line break would start a new mail header. */
    String subject(Map<String, Object> model) {
        return fill(subject, model)
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
    }

    String body(Map<String, Object> model) {
        return fill(body, model);
    }

    private String fill(String text, Map<String, Object> model) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> Matcher.quoteReplacement(value(placeholder, model)));
    }

    private String value(MatchResult placeholder, Map<String, Object> model) {
        Object value = model.get(placeholder.group(1));
        if (value == null) {
            throw new IllegalArgumentException("Mail template " + name + " needs a value for " + placeholder.group());
        }
        return printable(value.toString());
    }

    /** Line breaks as LF, no other control characters. */
    private static String printable(String value) {
        return value.replaceAll("\\R", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .strip();
    }
}
