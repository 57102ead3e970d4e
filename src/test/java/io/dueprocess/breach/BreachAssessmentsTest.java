package io.dueprocess.breach;

import static io.dueprocess.breach.AssessmentWorld.DORA;
import static io.dueprocess.breach.AssessmentWorld.PETRA;
import static io.dueprocess.breach.AssessmentWorld.answers;
import static io.dueprocess.breach.AssessmentWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.breach.BreachFacts.Duty;
import io.dueprocess.breach.BreachFacts.Level;
import io.dueprocess.breach.BreachFacts.Telling;
import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of an assessment, and what may be decided on it. */
class BreachAssessmentsTest {

    private static final String[] LOW = {};
    private static final String[] HIGH = {
        "financial", "3", "ease", "SIGNIFICANT", "confidentiality", "UNKNOWN", "integrity", "RECOVERABLE"
    };

    private final AssessmentWorld world = AssessmentWorld.get();
    private final BreachAssessments assessments = world.assessments();
    private final String caseId = world.open();

    @Test
    void newFactsMakeANewVersionAndEarlierOnesStay() {
        world.assess(caseId, PETRA, answers(LOW));
        world.assess(caseId, DORA, answers(HIGH));
        List<BreachAssessment> versions = world.the(AssessmentVersions.class).all(caseId);
        assertThat(versions)
                .extracting(version -> version.severity().score().toPlainString())
                .containsExactly("1.00", "3.00");
        assertThat(versions).extracting(BreachAssessment::by).containsExactly(PETRA, DORA);
        assertThat(versions).extracting(version -> version.inputs().financial()).containsExactly(0, 3);
        assertThat(versions)
                .extracting(version -> version.proposal().reason())
                .containsExactly("riskUnlikely", "highRisk");
        assertThat(versions.get(0).at()).isBefore(versions.get(1).at());
        assertThat(versions.get(0).reasoning()).isEqualTo("As far as we know.");
        assertThat(world.facts(caseId).score()).isEqualByComparingTo("3.00");
        assertThat(world.facts(caseId).level()).isEqualTo(Level.HIGH);
        assertThat(world.facts(caseId).assessedBy()).isEqualTo(DORA);
    }

    @Test
    void withoutDataThereIsNothingToAssess() {
        refused("no-data", () -> world.assess(caseId, PETRA, answers("simple", "0")));
        assertThat(world.facts(caseId).assessedBy()).isNull();
    }

    @Test
    void withoutAFormThereIsNothingToScoreOrToDecideOn() {
        refused("not-assessed", () -> assessments.beforeComplete(caseId, BreachProcess.TASK_ASSESS, PETRA, null));
        refused("not-assessed", () -> world.decide(caseId, PETRA, Map.of("decision", "notify", "tellPeople", "yes")));
    }

    @Test
    void aSecondReviewerLooksAtDelicateDataWithALowScoreAndIsNotTheAssessor() {
        assertThat(assessments.excludedFrom(caseId, BreachProcess.TASK_REVIEW)).isEmpty();
        world.assess(caseId, PETRA, answers("delicate", "yes"));
        assertThat(assessments.needsSecondReviewer(AssessmentWorld.execution(caseId)))
                .isTrue();
        assertThat(assessments.excludedFrom(caseId, BreachProcess.TASK_REVIEW)).containsExactly(PETRA);
        assertThat(assessments.excludedFrom(caseId, BreachProcess.TASK_ASSESS)).isEmpty();
        world.assess(caseId, DORA, answers(HIGH));
        assertThat(assessments.needsSecondReviewer(AssessmentWorld.execution(caseId)))
                .isFalse();
        assertThat(assessments.excludedFrom(caseId, BreachProcess.TASK_REVIEW)).containsExactly(DORA);
    }

    @Test
    void toldOrNotIsPartOfTheDecisionHowComesLater() {
        world.assess(caseId, PETRA, answers(HIGH));
        world.decide(caseId, DORA, Map.of("decision", "notify", "tellPeople", "yes"));
        assertThat(world.facts(caseId).duty()).isEqualTo(Duty.NOTIFY);
        assertThat(world.facts(caseId).telling()).isNull();
        assertThat(world.facts(caseId).decidedBy()).isEqualTo(DORA);
    }

    @ParameterizedTest
    @CsvSource({"riskRemoved, EXEMPT", "nationalLaw, EXEMPT"})
    void aHighRiskWithoutTellingNeedsAnExemption(String ground, Telling telling) {
        world.assess(caseId, PETRA, answers(HIGH));
        refused("high-risk-not-told", () -> notTelling("noHighRisk"));
        notTelling(ground);
        assertThat(world.facts(caseId).telling()).isEqualTo(telling);
    }

    @Test
    void whereTheRiskIsNotHighThePeopleNeedNotBeTold() {
        world.assess(caseId, PETRA, answers("simple", "2"));
        assertThat(world.facts(caseId).level()).isEqualTo(Level.MEDIUM);
        notTelling("noHighRisk");
        assertThat(world.facts(caseId).telling()).isEqualTo(Telling.NONE);
    }

    @Test
    void onlyDataThatCannotBeReadAreAGround() {
        world.assess(caseId, PETRA, answers(HIGH));
        refused("not-unintelligible", () -> notTelling("unintelligible"));
        refused("not-unintelligible", () -> notNotifying("unintelligible"));
        Map<String, Object> encrypted = answers(HIGH);
        encrypted.put("unintelligible", "yes");
        world.assess(caseId, PETRA, encrypted);
        notTelling("unintelligible");
        assertThat(world.facts(caseId).telling()).isEqualTo(Telling.EXEMPT);
        notNotifying("unintelligible");
        assertThat(world.facts(caseId).duty()).isEqualTo(Duty.NOT_NOTIFY);
    }

    @Test
    void nobodyCanHaveBeenToldBeforeTheyWere() {
        world.assess(caseId, PETRA, answers(HIGH));
        refused("not-told-yet", () -> notTelling("alreadyTold"));
        world.the(BreachStore.class).told(caseId, Instant.parse("2026-10-24T10:00:00Z"));
        notTelling("alreadyTold");
        assertThat(world.facts(caseId).telling()).isEqualTo(Telling.NONE);
    }

    @Test
    void notNotifyingNeedsARiskThatIsUnlikely() {
        world.assess(caseId, PETRA, answers(HIGH));
        refused("high-risk-not-notified", () -> notNotifying("riskUnlikely"));
        notNotifying("noBreach");
        world.assess(caseId, PETRA, answers(LOW));
        notNotifying("riskUnlikely");
        assertThat(world.facts(caseId).duty()).isEqualTo(Duty.NOT_NOTIFY);
        assertThat(world.facts(caseId).telling()).isEqualTo(Telling.NONE);
    }

    @Test
    void whoTellsThePeopleNotifiesTheAuthorityToo() {
        world.assess(caseId, PETRA, answers(LOW));
        refused(
                "told-but-not-notified",
                () -> world.decide(
                        caseId,
                        DORA,
                        Map.of("decision", "notNotify", "notNotifyGround", "riskUnlikely", "tellPeople", "yes")));
        assertThat(world.facts(caseId).duty()).isNull();
    }

    @Test
    void aFiledNotificationIsNotUndone() {
        world.assess(caseId, PETRA, answers(LOW));
        world.the(BreachStore.class).notified(caseId, Instant.parse("2026-10-24T10:00:00Z"));
        refused("already-notified", () -> notNotifying("riskUnlikely"));
    }

    /** Nothing is ever decided by leaving out the decision, though an earlier round had one. */
    @Test
    void withoutADecisionNothingIsDecided() {
        world.assess(caseId, PETRA, answers(LOW));
        notNotifying("riskUnlikely");
        refused("no-decision", () -> assessments.beforeComplete(caseId, BreachProcess.TASK_DECIDE, DORA, null));
    }

    @Test
    void aGroundIsNamed() {
        world.assess(caseId, PETRA, answers(LOW));
        refused("no-ground", () -> world.decide(caseId, DORA, Map.of("decision", "notNotify")));
        refused("no-ground", () -> world.decide(caseId, DORA, Map.of("decision", "notify", "tellPeople", "no")));
    }

    @Test
    void whoeverDecidesSeesTheScoreWhyAndWhatWasSaidBefore() {
        world.assess(caseId, PETRA, answers("delicate", "yes"));
        world.form(caseId, BreachProcess.FORM_REVIEW, Map.of("decision", "return", "comment", "Too low."), DORA);
        assertThat(assessments.formValues(caseId, BreachProcess.FORM_ASSESS))
                .containsEntry("breachHappened", "It was left in a train.")
                .containsEntry("returnedWith", "Too low.");
        Map<String, Object> high = answers(HIGH);
        high.put("overHundred", "yes");
        world.assess(caseId, PETRA, high);
        assertThat(assessments.formValues(caseId, BreachProcess.FORM_DECIDE))
                .containsEntry("severityScore", "3 × 0.75 + 0.75 = 3.00: high")
                .containsEntry("severityProposal", "Notify the authority; tell the people")
                .containsEntry(
                        "severityWhy",
                        "The risk to people is high (Art. 33(1), 34(1)). More than 100 people are concerned.")
                .containsEntry("secondReview", "")
                .hasEntrySatisfying(
                        "severityAnswers",
                        answers -> assertThat((String) answers)
                                .contains("Financial data: 3", "Identification: likely (0.75)", "Simple data: 1"))
                .hasEntrySatisfying(
                        "earlierAssessments",
                        earlier -> assertThat((String) earlier)
                                .contains("petra: 1 × 1.00 + 0.00 = 1.00: low. Do not notify the authority"));
    }

    @Test
    void theSecondReviewersWordsReachWhoeverDecidesAndSoDoTheOfficersOnReturn() {
        world.assess(caseId, PETRA, answers("delicate", "yes"));
        world.form(caseId, BreachProcess.FORM_REVIEW, Map.of("decision", "agree", "comment", "Nobody saw it."), DORA);
        world.form(
                caseId,
                BreachProcess.FORM_NO_NOTIFICATION,
                Map.of("decision", "return", "comment", "Say more about the backup."),
                DORA);
        assertThat(assessments.formValues(caseId, BreachProcess.FORM_DECIDE))
                .containsEntry("secondReview", "Nobody saw it.")
                .containsEntry("returnedWith", "Say more about the backup.");
        assertThat(assessments.formValues(caseId, BreachProcess.FORM_ASSESS)).containsEntry("returnedWith", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {BreachProcess.FORM_ASSESS, BreachProcess.FORM_REVIEW, BreachProcess.FORM_DECIDE})
    void everyValueHasAFieldThatOnlyShowsIt(String formId) throws IOException {
        world.assess(caseId, PETRA, answers(LOW));
        Set<String> shown = new HashSet<>();
        new ObjectMapper()
                .readTree(Path.of("forms", formId + ".form").toFile())
                .path("components")
                .forEach(field -> {
                    if (field.path("disabled").asBoolean()) {
                        shown.add(field.path("key").asText());
                    }
                });
        assertThat(shown).containsAll(assessments.formValues(caseId, formId).keySet());
        assertThat(assessments.formValues(caseId, "breach-lessons")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "da"})
    void theCasePageListsAllVersionsInTheReadersLanguage(String language) {
        Locale locale = Locale.forLanguageTag(language);
        assertThat(assessments.sections(caseId, locale)).isEmpty();
        world.assess(caseId, PETRA, answers(LOW));
        world.assess(caseId, PETRA, answers(HIGH));
        world.decide(caseId, DORA, Map.of("decision", "notify", "tellPeople", "yes"));
        Section section = assessments.sections(caseId, locale).get(0);
        assertThat(section.table().rows()).hasSize(2);
        assertThat(section.facts())
                .extracting(Fact::value)
                .contains(language.equals("en") ? "3 × 0.75 + 0.75 = 3.00: high" : "3 × 0,75 + 0,75 = 3,00: høj")
                .contains(DORA);
        assertThat(section.toString()).doesNotContain("breach.severity", "fact.", "column.", "telling.");
    }

    /** A code without words would reach the reader as it is. */
    @Test
    void everyCodeHasWordsInBothLanguages() throws IOException {
        Properties english = words("");
        Properties danish = words("_da");
        assertThat(danish.keySet()).isEqualTo(english.keySet());
        for (String source : new String[] {"BreachAssessments", "DutyRules"}) {
            var codes = Pattern.compile("\"(?:breach\\.refused\\.)?((?:no|not|already|told|high)-[a-z-]+)\"")
                    .matcher(Files.readString(Path.of("src/main/java/io/dueprocess/breach", source + ".java")));
            while (codes.find()) {
                assertThat(english).containsKey("breach.refused." + codes.group(1));
            }
        }
    }

    private void notTelling(String ground) {
        world.decide(caseId, DORA, Map.of("decision", "notify", "tellPeople", "no", "notTellGround", ground));
    }

    private void notNotifying(String ground) {
        world.decide(caseId, DORA, Map.of("decision", "notNotify", "notNotifyGround", ground));
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (var in = Files.newBufferedReader(
                Path.of("src/main/resources/messages/breach-severity" + language + ".properties"))) {
            words.load(in);
        }
        return words;
    }
}
