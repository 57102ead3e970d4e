package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.breach.BreachAssessment.Severity;
import io.dueprocess.breach.BreachDecisions.Answers;
import io.dueprocess.breach.BreachFacts.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** The score that {@code breach-assess} shows as one types is the one that the table will give. */
class BreachLiveScoreTest {

    private static final Map<Level, String> WORDS =
            Map.of(Level.LOW, "low", Level.MEDIUM, "medium", Level.HIGH, "high", Level.VERY_HIGH, "very high");

    private static final Map<String, String> PROPOSALS = Map.of(
            "lowButDelicate", "Proposal: The authority need not be notified, if a second reviewer agrees:",
            "riskUnlikely", "Proposal: The authority need not be notified: a risk to people seems unlikely",
            "risk", "Proposal: Notify the authority (Art. 33(1)). The people need not be told: the risk is not high",
            "highRisk", "Proposal: Notify the authority (Art. 33(1)) and tell the people (Art. 34(1)).",
            "unintelligible",
                    "Proposal: Notify the authority (Art. 33(1)). The people need not be told: the data are unintelligible");

    private static final String[] CATEGORIES = {"simple", "behavioural", "financial", "sensitive"};

    private final FeelEngine feel = new ScalaFeelEngineFactory().createInstance();
    private final JsonNode form = form();

    /** All 864 combinations; the category that decides and the flags take turns. */
    @Test
    void formAndTablesNeverPart() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int index = 0; index < 864; index++) {
            int[] levels = new int[4];
            levels[decides(index)] = index / 216 + 1;
            Answers answers = new Answers(index % 4, index / 4 % 3, index / 12 % 3, index / 36 % 3, index / 108 % 2);
            Map<String, Object> inputs = BreachDecisions.inputs(levels, answers);
            inputs.put("delicate", index % 2 == 0);
            inputs.put("unintelligible", index % 3 == 0);
            inputs.put("overHundred", index % 5 == 0);
            all.add(inputs);
        }
        List<String> texts = shown(all);
        for (int index = 0; index < 864; index++) {
            Severity severity = Severity.of(BreachDecisions.severity(all.get(index)));
            assertThat(texts.get(index))
                    .as(all.get(index).toString())
                    .startsWith(sum(severity))
                    .contains("decided by the " + CATEGORIES[decides(index)] + " data")
                    .contains(proposal(severity));
            assertThat(texts.get(index).contains("More than 100 people")).isEqualTo(severity.overHundred());
        }
    }

    private static int decides(int index) {
        return index * 7 / 5 % 4;
    }

    @Test
    void whatIsMissingIsAskedFor() {
        Map<String, Object> nothing = BreachDecisions.inputs(new int[] {0, 0, 0, 0}, new Answers(0, 0, 0, 0, 0));
        assertThat(shown(List.of(nothing))).singleElement().asString().contains("at least one category");
        List<Map<String, Object>> incomplete = new ArrayList<>();
        for (String field : nothing.keySet()) {
            Map<String, Object> inputs = new LinkedHashMap<>(nothing);
            inputs.put(field, null);
            incomplete.add(inputs);
        }
        assertThat(shown(incomplete)).hasSize(12).allMatch(text -> text.startsWith("Answer all"));
    }

    /** Every code that the form may submit is one that the table knows, and the other way round. */
    @Test
    void theFormOffersWhatTheTableKnows() {
        assertThat(options("ease")).containsExactly(BreachDecisions.EASE);
        assertThat(options("confidentiality")).containsExactly(BreachDecisions.CONFIDENTIALITY);
        assertThat(options("integrity")).containsExactly(BreachDecisions.INTEGRITY);
        assertThat(options("availability")).containsExactly(BreachDecisions.AVAILABILITY);
        for (String category : CATEGORIES) {
            assertThat(options(category)).containsExactly("0", "1", "2", "3", "4");
        }
        for (String flag : new String[] {"malicious", "delicate", "unintelligible", "overHundred"}) {
            assertThat(options(flag)).containsExactly("yes", "no");
        }
    }

    private static String sum(Severity severity) {
        return "**%d × %s + %s = %s: %s**"
                .formatted(severity.dpc(), severity.ei(), severity.cb(), severity.score(), WORDS.get(severity.level()));
    }

    private static String proposal(Severity severity) {
        Map<String, Object> duties = BreachDecisions.duties(Map.of(
                "level", severity.level().name(),
                "lowButDelicate", severity.lowButDelicate(),
                "unintelligible", severity.unintelligible()));
        return PROPOSALS.get((String) duties.get("reason"));
    }

    /** The text for each of the inputs; as a function of them, so that the expression is parsed but once. */
    private List<String> shown(List<Map<String, Object>> all) {
        String text = field("Text_score").path("text").asText().substring(1);
        Set<String> names = all.get(0).keySet();
        String expression = "{text: function(%s) %s, all: for one in inputs return text(%s)}.all"
                .formatted(
                        String.join(", ", names),
                        text,
                        names.stream().map(name -> "one." + name).collect(Collectors.joining(", ")));
        VariableMap scope = Variables.createVariables()
                .putValue("inputs", all.stream().map(BreachLiveScoreTest::typed).toList());
        return feel.evaluateSimpleExpression(expression, scope.asVariableContext());
    }

    /** As the browser has it: options are texts. */
    private static Map<String, Object> typed(Map<String, Object> inputs) {
        Map<String, Object> typed = new HashMap<>();
        inputs.forEach((field, value) -> typed.put(field, typed(value)));
        return typed;
    }

    private static String typed(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        return value == null ? null : value.toString();
    }

    private String[] options(String key) {
        return StreamSupport.stream(field("Field_" + key).path("values").spliterator(), false)
                .map(option -> option.path("value").asText())
                .toArray(String[]::new);
    }

    private JsonNode field(String id) {
        return StreamSupport.stream(form.path("components").spliterator(), false)
                .filter(component -> id.equals(component.path("id").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode form() {
        try {
            return new ObjectMapper()
                    .readTree(Path.of("forms", BreachProcess.FORM_ASSESS + ".form")
                            .toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
