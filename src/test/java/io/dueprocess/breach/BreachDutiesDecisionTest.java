package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.breach.BreachFacts.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code breach-duties} proposes; a person decides. */
class BreachDutiesDecisionTest {

    static Stream<Arguments> everyCase() {
        return Arrays.stream(Level.values())
                .flatMap(level -> Stream.of(0, 1, 2, 3)
                        .map(bits -> Arguments.of(level, level == Level.LOW && (bits & 2) > 0, (bits & 1) > 0)));
    }

    @ParameterizedTest(name = "{0}, delicate although low {1}, unintelligible {2}")
    @MethodSource("everyCase")
    void onlyALowLevelGoesWithoutTheAuthorityAndOnlyDelicateDataNeedASecondReviewer(
            Level level, boolean lowButDelicate, boolean unintelligible) throws IOException {
        Map<String, Object> duties = duties(level, lowButDelicate, unintelligible);
        assertThat(duties)
                .containsOnlyKeys("authority", "people", "secondReviewer", "reason")
                .containsEntry("authority", level == Level.LOW ? "NOT_NOTIFY" : "NOTIFY")
                .containsEntry("secondReviewer", lowButDelicate);
        boolean high = level == Level.HIGH || level == Level.VERY_HIGH;
        assertThat(duties).containsEntry("people", high && !unintelligible ? "TELL" : "NONE");
        for (String language : new String[] {"", "_da"}) {
            assertThat(Files.readString(
                            Path.of("src/main/resources/messages/breach-severity" + language + ".properties")))
                    .contains("breach.severity.reason." + duties.get("reason") + "=");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LOW,       true,  false, lowButDelicate",
        "LOW,       true,  true,  lowButDelicate",
        "LOW,       false, false, riskUnlikely",
        "MEDIUM,    false, false, risk",
        "MEDIUM,    false, true,  risk",
        "HIGH,      false, false, highRisk",
        "VERY_HIGH, false, false, highRisk",
        "HIGH,      false, true,  unintelligible",
        "VERY_HIGH, false, true,  unintelligible"
    })
    void theReasonSaysWhichRuleItWas(Level level, boolean lowButDelicate, boolean unintelligible, String reason) {
        assertThat(duties(level, lowButDelicate, unintelligible)).containsEntry("reason", reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {BreachProcess.SEVERITY_DECISION, BreachProcess.DUTIES_DECISION})
    void everyRuleNamesItsArticleAndEveryDecisionIsForgottenAndDrawn(String id) throws IOException {
        String model = Files.readString(Path.of("processes", id + ".dmn"));
        String[] rules = model.split("<rule ");
        assertThat(rules).hasSizeGreaterThan(5);
        assertThat(Arrays.stream(rules).skip(1))
                .allSatisfy(rule -> assertThat(rule.substring(0, rule.indexOf("</description>")))
                        .containsPattern("Art\\. \\d+|Recital \\d+"));
        String[] decisions = model.split("<decision ");
        assertThat(Arrays.stream(decisions).skip(1)).allSatisfy(decision -> {
            assertThat(decision).contains("camunda:historyTimeToLive=\"P30D\"");
            String name = decision.substring(decision.indexOf('"') + 1).split("\"")[0];
            assertThat(model).contains("dmnElementRef=\"" + name + "\"");
        });
    }

    private static Map<String, Object> duties(Level level, boolean lowButDelicate, boolean unintelligible) {
        return BreachDecisions.duties(
                Map.of("level", level.name(), "lowButDelicate", lowButDelicate, "unintelligible", unintelligible));
    }
}
