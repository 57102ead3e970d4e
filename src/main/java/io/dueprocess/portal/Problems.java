package io.dueprocess.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What is wrong with a form, in words, by field; shown in the summary and at the field. */
public final class Problems {

    /** @param field id of the form's element, to which the summary links */
    public record Problem(String field, String text) {}

    private final MessageSource messages;
    private final Locale language;
    private final List<Problem> found = new ArrayList<>();

    public Problems(MessageSource messages, Locale language) {
        this.messages = messages;
        this.language = language;
    }

    /** @param arguments text for the message's placeholders; never evaluated */
    public void add(String field, String code, Object... arguments) {
        found.add(new Problem(field, messages.getMessage(code, arguments, language)));
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** The field's problems joined, or null when it has none. */
    public String at(String field) {
        List<String> texts = found.stream()
                .filter(problem -> problem.field().equals(field))
                .map(Problem::text)
                .toList();
        return texts.isEmpty() ? null : String.join(" ", texts);
    }
}
