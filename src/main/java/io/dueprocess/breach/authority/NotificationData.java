package io.dueprocess.breach.authority;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The notification for machines.
 *
 * @param mark says that it is a drill, or null
 * @param missing numbers of the fields that are needed and not known
 * @param fields every field of the template by its number; null is unknown or not asked
 */
@JsonPropertyOrder({"format", "mark"})
record NotificationData(
        String format,
        String mark,
        String reference,
        int version,
        String writtenAt,
        List<Integer> missing,
        Map<String, Object> fields) {

    private static final String FORMAT = "breach-notification-1, after the EDPB's draft template 1.0";
    private static final String DRILL = "DRILL - not a notification";

    // its own mapper: the format is a promise and does not follow the application's settings
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static NotificationData of(Heading heading, Answers answers, NotificationTemplate template) {
        Map<String, Object> fields = new LinkedHashMap<>();
        template.fields()
                .forEach(field -> fields.put(
                        String.valueOf(field.number()), answers.values().get(field.number())));
        return new NotificationData(
                FORMAT,
                heading.drill() ? DRILL : null,
                heading.reference(),
                heading.round(),
                heading.writtenAt().toString(),
                template.missing(answers).stream().map(TemplateField::number).toList(),
                fields);
    }

    byte[] json() {
        try {
            return JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
