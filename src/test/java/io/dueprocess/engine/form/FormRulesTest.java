package io.dueprocess.engine.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormRulesTest {

    private static final List<FormField> FORM = fields("/engine/test-prepare.form");

    private final FormRules rules = new FormRules(new ScalaFeelEngineFactory().createInstance());

    @Test
    void aGoodSubmissionIsKept() {
        assertThat(rules.check(FORM, good()))
                .contains(
                        entry("decision", "act"),
                        entry("note", "Ærø 🙂 <b>${7*7}</b>"),
                        entry("pages", 3),
                        entry("receivedOn", "2027-01-31"));
    }

    @Test
    void whatTheFormDoesNotDeclareIsRefused() {
        assertRefused(with("caseRef", "x"), "engine.form.undeclared", "caseRef");
        assertRefused(with("x".repeat(100_000), "x"), "engine.form.undeclared", "x".repeat(50) + " (truncated)...");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "decision, null, required, Decision",
                "decision, '', required, Decision",
                "decision, other, option, Decision",
                "decision, ${act}, option, Decision",
                "relation, friend, option, Relation",
                "note, null, required, Note",
                "note, '   ', required, Note",
                "note, ab, too-short, Note",
                "mail, nobody, pattern, Mail",
                "receivedOn, 31/01/2027, date, Received on",
                "receivedOn, 2027-02-30, date, Received on"
            })
    void aRuleThatIsBrokenNamesItsField(String field, String value, String code, String label) {
        assertRefused(with(field, value), "engine.form." + code, label);
    }

    @Test
    void numbersStayInTheirRange() {
        assertRefused(with("pages", 0), "engine.form.range", "Pages");
        assertRefused(with("pages", 11), "engine.form.range", "Pages");
        assertRefused(with("pages", Double.POSITIVE_INFINITY), "engine.form.range", "Pages");
        assertRefused(with("pages", "3"), "engine.form.type", "Pages");
        assertThat(rules.check(FORM, with("pages", 10))).containsEntry("pages", 10);
    }

    @Test
    void valuesHaveTheirFieldsKind() {
        assertRefused(with("note", true), "engine.form.type", "Note");
        assertRefused(with("decision", 1), "engine.form.option", "Decision");
        assertRefused(with("understood", "true"), "engine.form.type", "Understood");
        assertRefused(with("understood", false), "engine.form.required", "Understood");
    }

    @Test
    void textIsBoundedEvenWhereTheFormForgets() {
        assertThat(rules.check(FORM, with("remark", "x".repeat(100_000)))).containsKey("remark");
        assertRefused(with("remark", "x".repeat(100_001)), "engine.form.too-long", "Remark");
        assertRefused(with("note", "x".repeat(201)), "engine.form.too-long", "Note");
    }

    @Test
    void aHiddenFieldIsNeitherAskedForNorKept() {
        assertThat(rules.check(FORM, with("question", "left over"))).doesNotContainKey("question");
        Map<String, Object> asking = with("decision", "ask");
        assertRefused(asking, "engine.form.required", "Question");
        asking.put("question", "Which event?");
        assertThat(rules.check(FORM, asking)).containsEntry("question", "Which event?");
    }

    @Test
    void whatIsOnlyShownIsDroppedAndHidesNothing() {
        assertThat(rules.check(FORM, with("shown", "forged"))).doesNotContainKey("shown");
        Map<String, Object> forged = with("shown", "hide");
        forged.remove("understood");
        assertRefused(forged, "engine.form.required", "Understood");
    }

    @Test
    void aRoutingFieldLeftEmptyClearsAnEarlierChoice() {
        assertThat(rules.check(FORM, good())).containsEntry("route", null);
    }

    private void assertRefused(Map<String, Object> submitted, String code, Object... first) {
        assertThatThrownBy(() -> rules.check(FORM, submitted)).isInstanceOfSatisfying(FormRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.arguments()).startsWith(first);
        });
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> values = good();
        values.put(field, value);
        return values;
    }

    private static Map<String, Object> good() {
        return new HashMap<>(Map.of(
                "decision",
                "act",
                "note",
                "Ærø 🙂 <b>${7*7}</b>",
                "pages",
                3,
                "receivedOn",
                "2027-01-31",
                "understood",
                true));
    }

    private static List<FormField> fields(String form) {
        try (var in = FormRulesTest.class.getResourceAsStream(form)) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(in).get("components").spliterator(), false)
                    .filter(FormField::isField)
                    .map(FormField::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
