package io.dueprocess.dpia.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.ChangedMeanwhile;
import io.dueprocess.engine.Refused;
import io.dueprocess.support.CompleteAssessment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writing an assessment, several at once, and handing it on. */
class AssessmentsTest {

    private static final int[] SEVERE = {4, 3};
    private static final int[] MILD = {2, 2};

    private static WritingWorld onH2;

    private WritingWorld world;
    private AssessmentItems items;
    private Assessments assessments;

    WritingWorld world() {
        if (onH2 == null) {
            onH2 = new WritingWorld();
        }
        return onH2;
    }

    @BeforeEach
    void begin() {
        world = world();
        items = world.items();
        assessments = world.assessments();
    }

    @Test
    void knownAnswersAreFilledInOnceAndOnlyWhereThereAreNone() {
        String caseId = world.newCase();
        assessments.begin(caseId, Map.of("purposes", "Parking", "data", " "), WritingWorld.BO);
        assessments.open(caseId, true);
        items.put(caseId, "answer.purposes", 1, "Parking of guests", WritingWorld.PETRA);
        assessments.begin(caseId, Map.of("purposes", "Parking", "retention", "A day"), WritingWorld.BO);

        assertThat(assessments.current(caseId).answers())
                .containsExactly(Map.entry("purposes", "Parking of guests"), Map.entry("retention", "A day"));
        assertThat(assessments.authors(caseId)).containsExactly(WritingWorld.PETRA);
        assertThatThrownBy(() -> assessments.begin(caseId, Map.of("colour", "Blue"), WritingWorld.BO))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whatSomebodyElseWroteIsNotOverwritten() {
        String caseId = world.open();
        assertThat(items.put(caseId, "answer.purposes", 0, "First", WritingWorld.BO))
                .isEqualTo(1);
        assertThatThrownBy(() -> items.put(caseId, "answer.purposes", 0, "Second", WritingWorld.PETRA))
                .isInstanceOfSatisfying(
                        ItemChanged.class, changed -> assertThat(changed.item()).isEqualTo("answer.purposes"));

        Item now = items.find(caseId, "answer.purposes");
        assertThat(now.value()).isEqualTo("First");
        assertThat(now.by()).isEqualTo(WritingWorld.BO);
        assertThat(assessments.authors(caseId)).containsExactly(WritingWorld.BO);
        assertThat(items.put(caseId, "answer.purposes", now.version(), "Both", WritingWorld.PETRA))
                .isEqualTo(2);
        assertThat(assessments.authors(caseId)).containsExactly(WritingWorld.BO, WritingWorld.PETRA);
    }

    @Test
    void ofManyAtOnceOneWinsEachRoundAndTheOthersAreTold() {
        String caseId = world.open();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Void>> authors = IntStream.range(0, 6)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    await(start);
                    try {
                        items.put(caseId, "answer.data", 0, "Author " + n, "author" + n);
                    } catch (ItemChanged changed) {
                        refused.incrementAndGet();
                    }
                }))
                .toList();
        start.countDown();
        authors.forEach(CompletableFuture::join);

        assertThat(refused).hasValue(5);
        Item kept = items.find(caseId, "answer.data");
        assertThat(kept.version()).isEqualTo(1);
        assertThat(kept.value()).isEqualTo("Author " + kept.by().substring("author".length()));
        assertThat(assessments.authors(caseId)).containsExactly(kept.by());
    }

    @Test
    void differentItemsAreWrittenAtOnceWithoutLoss() {
        String caseId = world.open();
        List<CompletableFuture<String>> added = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            String title = "Measure " + n;
            added.add(CompletableFuture.supplyAsync(
                    () -> items.add(caseId, CompleteAssessment.measure(title), WritingWorld.BO)));
        }
        assertThat(added.stream().map(CompletableFuture::join)).doesNotHaveDuplicates();
        assertThat(assessments.current(caseId).measures()).hasSize(8);
    }

    @Test
    void aNumberIsNeverGivenTwice() {
        String caseId = world.open();
        String first = items.add(caseId, CompleteAssessment.risk("First", SEVERE, MILD), WritingWorld.BO);
        items.remove(caseId, first, 1, WritingWorld.BO);
        String second = items.add(caseId, CompleteAssessment.risk("Second", SEVERE, MILD), WritingWorld.BO);

        assertThat(List.of(first, second)).containsExactly("risk.1", "risk.2");
        assertThat(items.find(caseId, first).value()).isNull();
        assertThatThrownBy(() ->
                        items.put(caseId, first, 1, CompleteAssessment.risk("Again", SEVERE, MILD), WritingWorld.PETRA))
                .isInstanceOf(ItemChanged.class);
    }

    @Test
    void aMeasureThatGoesLeavesTheRisksItTreated() {
        String caseId = world.open();
        items.add(caseId, CompleteAssessment.measure("Locks"), WritingWorld.BO);
        items.add(caseId, CompleteAssessment.measure("Guards"), WritingWorld.BO);
        items.add(caseId, CompleteAssessment.risk("Theft", SEVERE, MILD, "1", "2", "77"), WritingWorld.BO);
        assertThat(assessments.current(caseId).risks().get("1").measures()).containsExactly("1", "2");

        items.remove(caseId, "measure.1", 1, WritingWorld.BO);

        assertThat(assessments.current(caseId).risks().get("1").measures()).containsExactly("2");
        assertThat(items.find(caseId, "risk.1").version()).isEqualTo(2);
    }

    @Test
    void nothingIsWrittenBeforeItIsOpenOrAfterItWasHandedOn() {
        String caseId = world.newCase();
        assertThat(assessments.wasOpened(caseId)).isFalse();
        assertThatThrownBy(() -> items.put(caseId, "answer.data", 0, "x", WritingWorld.BO))
                .isInstanceOf(ChangedMeanwhile.class)
                .hasMessage("dpia.refused.handed-on");
        assessments.open(caseId, true);
        items.put(caseId, "answer.data", 0, "x", WritingWorld.BO);
        assessments.open(caseId, false);
        assertThat(assessments.wasOpened(caseId)).isTrue();
        assertThat(assessments.isOpen(caseId)).isFalse();
        assertThatThrownBy(() -> items.put(caseId, "answer.data", 1, "y", WritingWorld.BO))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(items.find(caseId, "answer.data").value()).isEqualTo("x");
    }

    @Test
    void valuesAreBoundedPlainText() {
        String caseId = world.open();
        items.put(caseId, "answer.data", 0, "  <b>Name</b>\r\nMail\u0000 ", WritingWorld.BO);
        assertThat(items.find(caseId, "answer.data").value()).isEqualTo("<b>Name</b>\nMail");
        refused("too-long", () -> items.put(caseId, "answer.people", 0, "x".repeat(20_001), WritingWorld.BO));
        refused(
                "scale",
                () -> items.add(caseId, CompleteAssessment.risk("x", new int[] {5, 1}, MILD), WritingWorld.BO));
        Measure done = new Measure("Locks", null, "Facilities", LocalDate.of(2027, 1, 1), true);
        items.add(caseId, done, WritingWorld.BO);
        assertThat(assessments.current(caseId).measures().get("1"))
                .isEqualTo(new Measure("Locks", "", "Facilities", null, true));
        assertThatThrownBy(() -> items.put(caseId, "answer.colour", 0, "x", WritingWorld.BO))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> items.find(caseId, "risk.one")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void saysWhatIsMissing() {
        String caseId = world.open();
        assertThat(assessments.missing(caseId))
                .contains("dpia.missing.answer.purposes", "dpia.missing.risks")
                .doesNotContain("dpia.missing.answer.standards");
        refused("dpia.missing.answer.processing", () -> assessments.handOn(caseId, WritingWorld.BO));

        CompleteAssessment.write(
                items, world.the(Questions.class), caseId, WritingWorld.BO, new int[] {2, 2}, new int[] {3, 1});
        assertThat(assessments.missing(caseId)).containsExactly("dpia.missing.risk-worse");
        items.add(caseId, new Measure("", "", "", null, false), WritingWorld.BO);
        assertThat(assessments.missing(caseId))
                .containsExactly(
                        "dpia.missing.measure-due",
                        "dpia.missing.measure-owner",
                        "dpia.missing.measure-title",
                        "dpia.missing.risk-worse");
    }

    @Test
    void handsOnVersionsThatNothingChanges() {
        String caseId = world.open();
        CompleteAssessment.write(items, world.the(Questions.class), caseId, WritingWorld.BO, SEVERE, MILD);
        assertThat(assessments.latest(caseId)).isEmpty();
        AssessmentVersion first = assessments.handOn(caseId, WritingWorld.BO);
        Item purposes = items.find(caseId, "answer.purposes");
        items.put(caseId, purposes.id(), purposes.version(), "Another purpose", WritingWorld.PETRA);
        AssessmentVersion second = assessments.handOn(caseId, WritingWorld.PETRA);

        assertThat(first.number()).isEqualTo(1);
        assertThat(first.inherent()).isEqualTo(Level.VERY_HIGH);
        assertThat(first.residual()).isEqualTo(Level.MEDIUM);
        assertThat(assessments.latest(caseId)).contains(second);
        assertThat(assessments.versions(caseId)).hasSize(2);
        assertThat(assessments.versions(caseId).get(0).assessment()).isEqualTo(first.assessment());
        assertThat(second.assessment().answer("purposes")).isEqualTo("Another purpose");
    }

    @Test
    void aReviewBeginsWithWhatTheVersionBeforeHeld() {
        String before = world.open();
        CompleteAssessment.write(items, world.the(Questions.class), before, WritingWorld.BO, SEVERE, MILD);
        String review = world.newCase();
        assessments.copy(before, review, WritingWorld.PETRA);
        assertThat(assessments.current(review)).isEqualTo(assessments.current(before));
        assertThat(assessments.authors(review)).isEmpty();
    }

    @Test
    void replacingTakesTheAnswersThatAreNewAndAllRisksAndMeasures() {
        String caseId = world.open();
        CompleteAssessment.write(items, world.the(Questions.class), caseId, WritingWorld.BO, SEVERE, MILD);
        Assessment other = new Assessment(
                Map.of("data", "Other data"),
                Map.of("1", CompleteAssessment.risk("Other", MILD, MILD, "3")),
                Map.of("3", CompleteAssessment.measure("Third")));
        items.replace(caseId, other, WritingWorld.PETRA);

        Assessment now = assessments.current(caseId);
        assertThat(now.answer("data")).isEqualTo("Other data");
        assertThat(now.answer("purposes")).isNotEmpty();
        assertThat(now.risks()).isEqualTo(other.risks());
        assertThat(now.measures()).isEqualTo(other.measures());
        assertThat(items.find(caseId, "risk.1").version()).isEqualTo(3);
    }

    @Test
    void neitherTheTablesNorTheAuditHoldContent() {
        String caseId = world.open();
        items.put(caseId, "answer.data", 0, "Zebrafish", WritingWorld.BO);
        for (String table : List.of("dp_dpia_item", "dp_dpia_author", "dp_audit")) {
            assertThat(world.the(JdbcClient.class)
                            .sql("select * from " + table)
                            .query()
                            .listOfRows()
                            .toString())
                    .doesNotContain("Zebrafish");
        }
        world.the(CaseFiles.class).shred(caseId, WritingWorld.BO);
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(Refused.class)
                .hasMessage(code.startsWith("dpia.") ? code : "dpia.refused." + code);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
