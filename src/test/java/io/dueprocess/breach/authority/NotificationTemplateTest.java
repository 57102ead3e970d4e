package io.dueprocess.breach.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The catalogue of the template's fields, the words for them, and the form that asks. */
class NotificationTemplateTest {

    private final NotificationTemplate template = new NotificationTemplate();

    @Test
    void hasEveryFieldOnceAndAsManyOfEachNeedAsTheTemplate() {
        assertThat(template.fields())
                .extracting(TemplateField::number)
                .doesNotHaveDuplicates()
                .isSorted()
                .hasSize(100);
        assertThat(count(TemplateField.Need.MANDATORY)).isEqualTo(42);
        assertThat(count(TemplateField.Need.CONDITIONAL)).isEqualTo(46);
        assertThat(count(TemplateField.Need.OPTIONAL)).isEqualTo(12);
    }

    private long count(TemplateField.Need need) {
        return template.fields().stream().filter(field -> field.need() == need).count();
    }

    @Test
    void everyFieldAndAnswerHasWordsInBothLanguages() {
        for (Locale language : List.of(Locale.ROOT, Locale.forLanguageTag("da"))) {
            ResourceBundle words = ResourceBundle.getBundle("messages/breach-authority", language);
            for (TemplateField field : template.fields()) {
                assertThat(words.containsKey("breach.edpb." + field.number())).isTrue();
                assertThat(words.containsKey("breach.edpb.group." + field.group()))
                        .isTrue();
                if (field.options() != null) {
                    field.options()
                            .chars()
                            .forEach(letter -> assertThat(
                                            words.containsKey("breach.edpb." + field.number() + "." + (char) letter))
                                    .isTrue());
                }
            }
        }
    }

    @Test
    void theFormAsksForEveryFieldThatComesFromIt() throws IOException {
        Map<String, JsonNode> asked = new TreeMap<>();
        new ObjectMapper()
                .readTree(new File("forms/breach-notification-contents.form"))
                .get("components")
                .forEach(component -> asked.put(component.path("key").asText(), component));
        for (TemplateField field : template.fields()) {
            if (field.key() != null) {
                assertThat(asked).containsKey(field.key());
                String letters = letters(asked.get(field.key()));
                assertThat(letters).isEqualTo(field.options() == null ? "" : field.options());
            }
            if (field.boxes() != null) {
                assertThat(asked).containsKeys(field.boxes().toArray(String[]::new));
                assertThat(field.boxes()).hasSize(field.options().length());
            }
        }
    }

    private static String letters(JsonNode component) {
        StringBuilder letters = new StringBuilder();
        component
                .path("values")
                .forEach(option -> letters.append(option.get("value").asText()));
        return letters.toString();
    }

    @Test
    void aConditionalFieldIsMissedOnlyWhenItsConditionHolds() {
        assertThat(missing(Map.of())).contains(55, 60).doesNotContain(56, 58, 49, 25, 7, 114);
        assertThat(missing(Map.of(55, List.of("a", "c")))).contains(56, 59).doesNotContain(58);
        assertThat(missing(Map.of(113, "a"))).contains(114, 115, 116);
        assertThat(missing(Map.of(45, true))).contains(53);
        assertThat(missing(Map.of(45, false))).doesNotContain(53);
    }

    @Test
    void anAnswerThatLeavesTheQuestionOpenIsNone() {
        assertThat(missing(Map.of(61, "e"))).contains(61);
        assertThat(missing(Map.of(61, "f"))).doesNotContain(61);
        assertThat(missing(Map.of(70, List.of("a", "t")))).contains(70);
    }

    @Test
    void reasonsForTheDelayAreMissedOnceItIsLate() {
        assertThat(template.missing(new Answers(Map.of(), true)))
                .extracting(TemplateField::number)
                .contains(49);
        assertThat(template.missing(new Answers(Map.of(49, "Easter"), true)))
                .extracting(TemplateField::number)
                .doesNotContain(49);
    }

    @Test
    void aWithdrawalOnlySaysWhatAndWhy() {
        assertThat(missing(Map.of(3, "b", 4, "c"))).containsExactly(5, 6);
    }

    private List<Integer> missing(Map<Integer, Object> values) {
        return template.missing(new Answers(values, false)).stream()
                .map(TemplateField::number)
                .toList();
    }
}
