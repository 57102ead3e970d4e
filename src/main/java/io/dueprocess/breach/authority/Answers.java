package io.dueprocess.breach.authority;

import java.util.List;
import java.util.Map;

/**
 * What is answered to the template.
 *
 * @param values by the fields' numbers, in their order; what is not known has no entry
 * @param late whether this is the first notification and the 72 hours have passed
 */
public record Answers(Map<Integer, Object> values, boolean late) {

    /** The text, empty when there is none. */
    public String text(int number) {
        return values.get(number) instanceof String text ? text : "";
    }

    /** Whether the field has one of the letters; a ticked one has {@code yes}. */
    boolean isOneOf(int number, String letters) {
        Object value = values.get(number);
        if (value instanceof List<?> chosen) {
            return chosen.stream().anyMatch(letter -> letters.contains(letter.toString()));
        }
        if (value instanceof Boolean ticked) {
            return ticked && letters.equals("yes");
        }
        return value != null && letters.contains(value.toString());
    }

    /** An answer that leaves the question open is none. */
    boolean known(TemplateField field) {
        return values.containsKey(field.number()) && (field.open() == null || !isOneOf(field.number(), field.open()));
    }
}
