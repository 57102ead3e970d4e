package io.dueprocess.breach.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Takes the answers out of the task form: one field each, or a box per letter. */
final class FormAnswers {

    /** Field with words, the field with letters that it belongs to, and the letter for "in words". */
    private record Words(int text, int letters, String letter) {}

    private static final List<Words> IN_WORDS = List.of(
            new Words(76, 75, "l"),
            new Words(80, 79, "d"),
            new Words(82, 81, "c"),
            new Words(84, 83, "c"),
            new Words(95, 94, "o"),
            new Words(126, 125, "j"));

    private FormAnswers() {}

    /** Adds what the form answers; a field that its other answers make pointless is left out. */
    static void addTo(SortedMap<Integer, Object> values, NotificationTemplate template, Map<String, Object> form) {
        for (TemplateField field : template.fields()) {
            Object value = value(field, form);
            if (value != null) {
                values.put(field.number(), value);
            }
        }
        for (Words words : IN_WORDS) {
            if (values.containsKey(words.text())) {
                values.put(words.letters(), List.of(words.letter()));
            }
        }
    }

    private static Object value(TemplateField field, Map<String, Object> form) {
        if (field.boxes() != null) {
            return ticked(field, form);
        }
        Object value = field.key() == null ? null : form.get(field.key());
        boolean empty = value == null || value instanceof String text && text.isBlank();
        return empty ? null : value instanceof String text ? text.strip() : value;
    }

    private static List<String> ticked(TemplateField field, Map<String, Object> form) {
        List<String> letters = new ArrayList<>();
        for (int n = 0; n < field.boxes().size(); n++) {
            if (Boolean.TRUE.equals(form.get(field.boxes().get(n)))) {
                letters.add(field.options().substring(n, n + 1));
            }
        }
        return letters.isEmpty() ? null : letters;
    }
}
