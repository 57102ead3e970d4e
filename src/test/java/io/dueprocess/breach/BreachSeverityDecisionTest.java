package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.breach.BreachAssessment.Severity;
import io.dueprocess.breach.BreachDecisions.Answers;
import io.dueprocess.breach.BreachFacts.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code breach-severity} makes of the answers: ENISA's SE = DPC x EI + CB, exact in quarters. */
class BreachSeverityDecisionTest {

    @ParameterizedTest(name = "{0} x {1}: {7} is {8}")
    @CsvSource({
        // simple data, ease, confidentiality, integrity, availability, malicious, sensitive data; score, level
        "1, MAXIMUM,     KNOWN,   NONE,        NONE,      false, 0, 1.25, LOW",
        "1, MAXIMUM,     UNKNOWN, RECOVERABLE, NONE,      false, 0, 1.75, LOW",
        "2, SIGNIFICANT, UNKNOWN, NONE,        NONE,      false, 0, 2.00, MEDIUM",
        "3, SIGNIFICANT, NONE,    NONE,        LOST,      false, 0, 2.75, MEDIUM",
        "3, SIGNIFICANT, UNKNOWN, RECOVERABLE, NONE,      false, 0, 3.00, HIGH",
        "3, SIGNIFICANT, KNOWN,   NONE,        NONE,      true,  0, 3.00, HIGH",
        "3, MAXIMUM,     UNKNOWN, NONE,        NONE,      false, 0, 3.50, HIGH",
        "3, MAXIMUM,     UNKNOWN, NONE,        TEMPORARY, false, 0, 3.75, HIGH",
        "0, MAXIMUM,     NONE,    NONE,        NONE,      false, 4, 4.00, VERY_HIGH",
        "0, NEGLIGIBLE,  NONE,    NONE,        NONE,      false, 4, 1.00, LOW",
        "0, MAXIMUM,     UNKNOWN, LOST,        LOST,      true,  4, 6.00, VERY_HIGH",
        "1, NEGLIGIBLE,  NONE,    NONE,        NONE,      false, 0, 0.25, LOW"
    })
    void theScoreFollowsTheMethod(
            int simple,
            String ease,
            String confidentiality,
            String integrity,
            String availability,
            boolean malicious,
            int sensitive,
            BigDecimal score,
            Level level) {
        Map<String, Object> inputs = inputs(simple, 0, 0, sensitive);
        inputs.putAll(Map.of(
                "ease", ease,
                "confidentiality", confidentiality,
                "integrity", integrity,
                "availability", availability,
                "malicious", malicious));
        Severity severity = Severity.of(BreachDecisions.severity(inputs));
        assertThat(severity.score()).isEqualTo(score);
        assertThat(severity.level()).isEqualTo(level);
        assertThat(severity.dpc()).isEqualTo(Math.max(simple, sensitive));
    }

    /** All 864 combinations, against quarters that are counted here. */
    @Test
    void everyCombinationIsExactAndNeverFallsWhenAnAnswerGetsWorse() {
        Map<List<Object>, Integer> quarters = new HashMap<>();
        for (int dpc = 1; dpc <= 4; dpc++) {
            for (Answers answers : everyAnswer()) {
                Severity severity = Severity.of(
                        BreachDecisions.severity(BreachDecisions.inputs(new int[] {dpc, 0, 0, 0}, answers)));
                int expected = dpc * (answers.ease() + 1) + answers.circumstances();
                assertThat(severity.score().movePointRight(2)).isEqualByComparingTo(String.valueOf(25 * expected));
                assertThat(severity.score()).isBetween(new BigDecimal("0.25"), new BigDecimal("6.00"));
                assertThat(severity.score().scale()).isEqualTo(2);
                assertThat(severity.level()).isEqualTo(level(expected));
                assertThat(severity.cb().movePointRight(2))
                        .isEqualByComparingTo(String.valueOf(25 * answers.circumstances()));
                quarters.put(
                        List.of(dpc, answers),
                        severity.score().movePointRight(2).intValueExact() / 25);
            }
        }
        assertThat(quarters).hasSize(864).containsValue(1).containsValue(24);
        quarters.forEach((key, score) -> worse((int) key.get(0), (Answers) key.get(1))
                .forEach(worse -> assertThat(quarters.getOrDefault(worse, Integer.MAX_VALUE))
                        .as(key + " to " + worse)
                        .isGreaterThan(score)));
    }

    /** The most telling category decides, wherever it stands and whatever the others say. */
    @Test
    void theHighestOfTheFourCategoriesCounts() {
        Answers answers = new Answers(3, 0, 0, 0, 0);
        for (int index = 1; index < 625; index += 7) {
            int[] levels = {index % 5, index / 5 % 5, index / 25 % 5, index / 125};
            int highest = Math.max(Math.max(levels[0], levels[1]), Math.max(levels[2], levels[3]));
            if (highest > 0) {
                Severity severity = Severity.of(BreachDecisions.severity(BreachDecisions.inputs(levels, answers)));
                assertThat(severity.dpc()).isEqualTo(highest);
                assertThat(severity.score()).isEqualByComparingTo(String.valueOf(highest));
            }
        }
    }

    @Test
    void aLowScoreForDelicateDataIsFlagged() {
        assertThat(flagged(inputs(1, 0, 0, 0))).isFalse();
        assertThat(flagged(inputs(0, 0, 0, 1)))
                .as("sensitive data without a word")
                .isTrue();
        Map<String, Object> credentials = inputs(1, 0, 0, 0);
        credentials.put("delicate", true);
        assertThat(flagged(credentials)).isTrue();
        credentials.put("simple", 4);
        credentials.put("ease", "MAXIMUM");
        assertThat(flagged(credentials)).as("not low").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overHundred", "unintelligible"})
    void flagsAreNoPoints(String flag) {
        Map<String, Object> inputs = inputs(2, 0, 0, 0);
        Map<String, Object> without = BreachDecisions.severity(inputs);
        inputs.put(flag, true);
        Map<String, Object> with = BreachDecisions.severity(inputs);
        assertThat(without).containsEntry(flag, false);
        assertThat(with).containsEntry(flag, true).containsEntry("score", without.get("score"));
    }

    private static boolean flagged(Map<String, Object> inputs) {
        return Severity.of(BreachDecisions.severity(inputs)).lowButDelicate();
    }

    private static Map<String, Object> inputs(int... categories) {
        return BreachDecisions.inputs(categories, new Answers(0, 0, 0, 0, 0));
    }

    private static Level level(int quarters) {
        if (quarters < 8) {
            return Level.LOW;
        }
        if (quarters < 12) {
            return Level.MEDIUM;
        }
        return quarters < 16 ? Level.HIGH : Level.VERY_HIGH;
    }

    private static List<Answers> everyAnswer() {
        List<Answers> all = new ArrayList<>();
        for (int index = 0; index < 216; index++) {
            all.add(new Answers(index % 4, index / 4 % 3, index / 12 % 3, index / 36 % 3, index / 108));
        }
        return all;
    }

    /** The neighbours with one answer a step worse; some lie outside of the space. */
    private static List<List<Object>> worse(int dpc, Answers answers) {
        List<UnaryOperator<Answers>> steps = List.of(
                a -> new Answers(a.ease() + 1, a.confidentiality(), a.integrity(), a.availability(), a.malicious()),
                a -> new Answers(a.ease(), a.confidentiality() + 1, a.integrity(), a.availability(), a.malicious()),
                a -> new Answers(a.ease(), a.confidentiality(), a.integrity() + 1, a.availability(), a.malicious()),
                a -> new Answers(a.ease(), a.confidentiality(), a.integrity(), a.availability() + 1, a.malicious()),
                a -> new Answers(a.ease(), a.confidentiality(), a.integrity(), a.availability(), a.malicious() + 1));
        List<List<Object>> worse = new ArrayList<>();
        worse.add(List.of(dpc + 1, answers));
        steps.forEach(step -> worse.add(List.of(dpc, step.apply(answers))));
        return worse;
    }
}
