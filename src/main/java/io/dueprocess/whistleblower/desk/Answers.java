package io.dueprocess.whistleblower.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A report as it is stored, question by question, whatever questions its form had.
 *
 * @param stored the report's JSON
 */
record Answers(Map<String, Object> stored) {

    static final String KIND = "report";

    /**
     * @param path the question, such as {@code what}; parts are joined by dots
     * @param text null when the answer is no free text
     * @param choice what was ticked or chosen, null for free text
     */
    record Answer(String path, String text, Object choice) {}

    List<Answer> all() {
        List<Answer> answers = new ArrayList<>();
        collect("", stored, answers);
        return answers;
    }

    private static void collect(String prefix, Map<?, ?> from, List<Answer> answers) {
        from.forEach((name, value) -> {
            String path = prefix + name;
            if (value instanceof Map<?, ?> inner) {
                collect(path + ".", inner, answers);
            } else if (value instanceof String text && !text.isBlank()) {
                answers.add(new Answer(path, text, null));
            } else if (value instanceof List<?> list && !list.isEmpty()) {
                answers.add(new Answer(
                        path, null, list.stream().map(Objects::toString).collect(Collectors.toList())));
            } else if (value instanceof Boolean || value instanceof Number) {
                answers.add(new Answer(path, null, value));
            }
        });
    }

    /** The free text of an answer; throws NoSuchElementException when there is none. */
    String text(String path) {
        return all().stream()
                .filter(answer -> answer.path().equals(path) && answer.text() != null)
                .map(Answer::text)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no answer"));
    }

    /** The same report with another text in that place. */
    Map<String, Object> with(String path, String text) {
        return replaced(stored, path, text);
    }

    private static Map<String, Object> replaced(Map<?, ?> from, String path, String text) {
        Map<String, Object> copy = new LinkedHashMap<>();
        from.forEach((name, value) -> {
            String key = String.valueOf(name);
            if (value instanceof Map<?, ?> inner && path.startsWith(key + ".")) {
                copy.put(key, replaced(inner, path.substring(key.length() + 1), text));
            } else {
                copy.put(key, key.equals(path) ? text : value);
            }
        });
        return copy;
    }
}
