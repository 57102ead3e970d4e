package io.dueprocess.engine.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A field of a {@code .form} file.
 *
 * @param content true when the value goes to the case file, not to the engine
 * @param display true when the field only shows something
 * @param hideWhen FEEL expression under which the field is hidden, or empty
 */
record FormField(
        String key, String label, String type, boolean content, boolean display, String hideWhen, JsonNode schema) {

    private static final Set<String> NO_INPUT =
            Set.of("text", "separator", "spacer", "html", "image", "button", "table", "expression", "group", "iframe");

    static FormField of(JsonNode component) {
        return new FormField(
                component.get("key").asText(),
                component.path("label").asText(component.get("key").asText()),
                component.get("type").asText(),
                "casefile".equals(component.path("properties").path("store").asText()),
                component.path("disabled").asBoolean()
                        || component.path("readonly").asBoolean(),
                component.path("conditional").path("hide").asText(""),
                component);
    }

    static boolean isField(JsonNode component) {
        return component.has("key") && !NO_INPUT.contains(component.path("type").asText());
    }

    boolean required() {
        return schema.path("validate").path("required").asBoolean();
    }

    JsonNode rule(String name) {
        return schema.path("validate").path(name);
    }

    Set<String> options() {
        return StreamSupport.stream(schema.path("values").spliterator(), false)
                .map(option -> option.get("value").asText())
                .collect(Collectors.toSet());
    }
}
