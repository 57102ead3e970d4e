package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Reader;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.dpia.DpiaFacts.Cause;
import io.dueprocess.dpia.DpiaFacts.Outcome;
import io.dueprocess.dpia.assessment.Level;
import io.dueprocess.link.ImpactReview;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which processing activities are known, what the register says of them, and when one of them changed. */
class ProcessingActivitiesTest {

    private static final Reader BO = new Reader("bo", Set.of("business-owner"));
    private static final Reader NOBODY = new Reader("wim", Set.of("whistleblower-handlers"));

    private PapersWorld world;
    private ProcessingActivities activities;

    @BeforeEach
    void fresh() {
        world = new PapersWorld("en");
        activities = world.the(ProcessingActivities.class);
        world.store().all().forEach(facts -> world.files().shred(facts.caseId(), "(system)"));
    }

    private String approved(String activity, String name) {
        String caseId = world.open(activity, name, Cause.REQUESTED);
        world.assess(caseId, SampleAssessment.of(), Level.HIGH, Level.LOW);
        world.decide(caseId, Outcome.APPROVED, activities.hash(activity));
        return caseId;
    }

    private ActivityRow row(String activity, Reader reader) {
        return world.the(ActivityRegister.class).rows(reader, Locale.ENGLISH).stream()
                .filter(row -> row.activity().equals(activity))
                .findFirst()
                .orElseThrow();
    }

    private Gate.State gate(String activity) {
        return world.the(Gates.class).find(activity).orElseThrow().state();
    }

    @Test
    void theDataMapsComeFirstThenOurOwn() {
        world.open("payroll-app", "Payroll app", Cause.REQUESTED);

        assertThat(activities.names()).containsExactly("Surveillance of our premises", "Payroll app");
        assertThat(activities.find("surveillance")).isPresent();
        assertThat(activities.find("Surveillance of our premises")).isEmpty();
        assertThat(activities.named(" overvågning AF vores lokaler "))
                .map(Processing::activity)
                .contains("surveillance");
        assertThat(activities.named("payroll APP")).map(Processing::activity).contains("payroll-app");
        assertThat(activities.named("Nothing")).isEmpty();
    }

    @Test
    void theDataMapAnswersWhatItKnows() {
        assertThat(activities.answersOf("surveillance"))
                .containsEntry("purposes", "Protecting people and property.")
                .containsEntry("people", "visitors and employees")
                .containsEntry("basis", "Art. 6(1)(f), our interest in safety")
                .containsEntry("assets", "Video archive")
                .containsEntry(
                        "recipients", "Nordhost ApS, hosting, as our processor, Denmark\nHelper Ltd., support, India")
                .containsEntry("transfers", "Helper Ltd., India, EU standard clauses")
                .doesNotContainKeys("processing", "processors", "risks");
        assertThat(activities.answersOf("payroll-app")).isEmpty();
        assertThat(new PapersWorld("da").the(ProcessingActivities.class).answersOf("surveillance"))
                .containsEntry("transfers", "Helper Ltd., Indien, EU standard clauses");
    }

    @Test
    void theHashChangesWithTheMatterAndNotWithItsForm() {
        String before = activities.hash("surveillance");
        assertThat(before).matches("[0-9a-f]{64}");
        assertThat(activities.hash("payroll-app")).isNull();
        assertThat(hash("Camera \n IMAGES")).isEqualTo(before);
        assertThat(hash("camera images and sound")).isNotEqualTo(before);
    }

    private static String hash(String data) {
        Catalogue catalogue = PapersWorld.catalogue(data);
        return MapHash.of(catalogue.activities().get(0), catalogue);
    }

    @Test
    void aMapThatChangedClosesTheGateOnce() {
        String caseId = approved("surveillance", "Surveillance");
        DataMapWatch watch = world.the(DataMapWatch.class);
        assertThat(gate("surveillance")).isEqualTo(Gate.State.APPROVED);
        watch.compare();
        assertThat(gate("surveillance")).isEqualTo(Gate.State.APPROVED);

        world.clock.to(PapersWorld.NOW.plusSeconds(60));
        when(world.systems.catalogue()).thenReturn(PapersWorld.catalogue("camera images and sound"));
        assertThat(watch.changedOnes()).containsExactly("surveillance");
        watch.compare();
        assertThat(gate("surveillance")).isEqualTo(Gate.State.CHANGED);
        assertThat(world.the(ProcessingChanges.class).sections(caseId, Locale.ENGLISH))
                .singleElement()
                .satisfies(section -> assertThat(section.facts().get(0).value()).contains("data map"));

        world.open("surveillance", "Surveillance", Cause.CHANGED); // as the process does
        assertThat(watch.changedOnes()).isEmpty();
    }

    @Test
    void anActivityThatLeftTheMapIsNotReviewedByItself() {
        approved("surveillance", "Surveillance");
        when(world.systems.catalogue()).thenReturn(new Catalogue(null, null, List.of(), List.of(), List.of()));

        assertThat(world.the(DataMapWatch.class).changedOnes()).isEmpty();
        assertThat(activities.names()).containsExactly("Surveillance");
    }

    @Test
    void anotherProcessBeginsAReviewByName() {
        approved("surveillance", "Surveillance");
        ImpactReview reviews = world.the(ImpactReview.class);

        assertThat(reviews.riskChanged("Something else", "A breach")).isFalse();
        assertThat(gate("surveillance")).isEqualTo(Gate.State.APPROVED);
        assertThat(reviews.known()).containsExactly("Surveillance of our premises");

        world.clock.to(PapersWorld.NOW.plusSeconds(60));
        assertThat(reviews.riskChanged("Surveillance of our premises", "A breach"))
                .isTrue();
        assertThat(gate("surveillance")).isEqualTo(Gate.State.CHANGED);
    }

    @Test
    void aChangeOfWhatWasNeverAssessedAsksForAnAssessment() {
        String reference = world.the(ProcessingChanges.class).report("surveillance", "New cameras", "(client ci)");

        DpiaFacts opened = world.store().ofActivity("surveillance").get(0);
        assertThat(opened.cause()).isEqualTo(Cause.CHANGED);
        assertThat(world.files().find(opened.caseId()).orElseThrow().reference())
                .isEqualTo(reference);
        assertThat(gate("surveillance")).isEqualTo(Gate.State.UNDER_WAY);
        assertThat(world.the(ProcessingChanges.class).report("surveillance", "And sound", "(client ci)"))
                .isEqualTo(reference);
    }

    @Test
    void theRegisterTakesFromTheMapFirstAndFromTheAssessmentWhatIsMissing() {
        approved("surveillance", "Surveillance");
        ActivityRow row = row("surveillance", BO);

        assertThat(row.purposes()).isEqualTo("Protecting people and property.");
        assertThat(row.security()).isEqualTo("Access by two people only"); // in place; the other one is planned
        assertThat(row.readable()).isTrue();
        assertThat(row.reference()).startsWith("DP-");
        assertThat(row.startable()).isTrue();
        assertThat(row.reviewOn()).isEqualTo("2028-11-02");
        assertThat(row.gate().open()).isTrue();
    }

    @Test
    void ourOwnActivitiesHaveTextsOnlyForThoseWhoMayReadTheCase() {
        approved("payroll-app", "Payroll app");

        assertThat(row("payroll-app", BO).data()).contains("What we found about data");
        ActivityRow theirs = row("payroll-app", NOBODY);
        assertThat(theirs.readable()).isFalse();
        assertThat(theirs.data() + theirs.security() + theirs.purposes()).isEmpty();
    }

    @Test
    void anAssessmentBeginsWithWhatTheMapKnows() {
        String caseId = world.the(ActivityRegister.class).start("surveillance", "bo");

        assertThat(world.the(io.dueprocess.dpia.assessment.Assessments.class)
                        .current(caseId)
                        .answer("purposes"))
                .isEqualTo("Protecting people and property.");
        assertThat(row("surveillance", BO).startable()).isFalse();
    }
}
