package io.dueprocess.breach.authority;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The hundred fields that the European Data Protection Board's draft template asks for, a superset of GDPR Art. 33(3) and of
 * Datatilsynet's form; read from {@code breach/notification-template.yaml}.
 */
@Component
public class NotificationTemplate {

    private static final String FILE = "/breach/notification-template.yaml";
    private static final int STATE = 4;
    private static final String WITHDRAWAL = "c";
    private static final String ABOUT_ITSELF = "notification";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final List<TemplateField> fields = read();

    /** In the order of their numbers. */
    public List<TemplateField> fields() {
        return fields;
    }

    public TemplateField field(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /** Fields that the template needs and that have no answer yet; a withdrawal only has to say what and why. */
    public List<TemplateField> missing(Answers answers) {
        boolean withdrawn = answers.isOneOf(STATE, WITHDRAWAL);
        return fields.stream()
                .filter(field -> !withdrawn || field.group().equals(ABOUT_ITSELF))
                .filter(field -> field.needed(answers) && !answers.known(field))
                .toList();
    }

    private static List<TemplateField> read() {
        try (InputStream in = NotificationTemplate.class.getResourceAsStream(FILE)) {
            return List.copyOf(YAML.readValue(in, new TypeReference<List<TemplateField>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
