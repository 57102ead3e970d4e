package io.dueprocess.dpia.assessment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an assessment asks (GDPR Art. 35(7)(a), (b)); read from {@code dpia/questions.yaml}. */
@Component
public class Questions {

    private static final String FILE = "/dpia/questions.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<Question> all = read();

    /** In the order in which they are asked. */
    public List<Question> all() {
        return all;
    }

    /** Empty for an id that no question has. */
    public Optional<Question> find(String id) {
        return all.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /** In the order in which they are asked. */
    public List<String> sections() {
        return all.stream().map(Question::section).distinct().toList();
    }

    private static List<Question> read() {
        try (InputStream in = Questions.class.getResourceAsStream(FILE)) {
            return List.copyOf(YAML.readValue(in, new TypeReference<List<Question>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
