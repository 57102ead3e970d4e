package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.dsar.DsarProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every task form keeps the rules of the house. */
class FormModelTest {

    /** Components that Tasklist 7.24 renders and that the form gateway checks. */
    private static final Set<String> KNOWN =
            Set.of("text", "textfield", "textarea", "number", "checkbox", "radio", "select", "datetime", "separator");

    /** Fields that may become process variables: they hold an option, never content. */
    private static final Set<String> ROUTING = Set.of(DsarProcess.DECISION.name());

    private static final Set<String> CHECKED = Set.of("required", "min", "max", "minLength", "maxLength", "pattern");

    static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isNamedAfterItsId(Path file) throws IOException {
        assertThat(file.getFileName()).hasToString(read(file).get("id").asText() + ".form");
        assertThat(read(file).get("schemaVersion").asInt()).isLessThanOrEqualTo(18);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void usesOnlyComponentsThatTasklistCanSubmit(Path file) throws IOException {
        Set<String> keys = new HashSet<>();
        for (JsonNode component : read(file).get("components")) {
            assertThat(KNOWN).contains(component.get("type").asText());
            if (component.has("key")) {
                assertThat(keys.add(component.get("key").asText()))
                        .as(component.get("key").asText() + " once")
                        .isTrue();
                assertThat(component.get("label").asText()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void contentGoesToTheCaseFileAndOnlyChoicesToTheEngine(Path file) throws IOException {
        for (JsonNode component : read(file).get("components")) {
            if (!component.has("key")) {
                continue;
            }
            String key = component.get("key").asText();
            boolean stored =
                    "casefile".equals(component.path("properties").path("store").asText());
            if (ROUTING.contains(key)) {
                assertThat(component.get("type").asText()).isIn("radio", "select");
                assertThat(component.get("values")).isNotEmpty();
            } else {
                assertThat(stored).as(key + " is content").isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void textIsBounded(Path file) throws IOException {
        for (JsonNode component : read(file).get("components")) {
            boolean typed = Set.of("textfield", "textarea")
                            .contains(component.get("type").asText())
                    && !component.path("disabled").asBoolean();
            if (typed) {
                assertThat(component.path("validate").path("maxLength").asInt())
                        .as(component.get("key").asText())
                        .isBetween(1, 100_000);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hasOnlyRulesThatTheServerChecksToo(Path file) throws IOException {
        for (JsonNode component : read(file).get("components")) {
            component
                    .path("validate")
                    .fieldNames()
                    .forEachRemaining(rule -> assertThat(CHECKED)
                            .as(component.path("key").asText())
                            .contains(rule));
            assertThat(component.path("subtype").asText("date")).isIn("date", "datetime");
            if (component.path("subtype").asText().equals("datetime")) {
                assertThat(component.path("timeSerializingFormat").asText()).isEqualTo("no_timezone");
            }
            assertThat(component.has("valuesKey") || component.has("valuesExpression"))
                    .isFalse();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
