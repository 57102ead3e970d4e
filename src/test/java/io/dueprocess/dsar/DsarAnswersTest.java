package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.ODD;
import static io.dueprocess.dsar.DsarWorld.PETRA;
import static io.dueprocess.dsar.DsarWorld.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.dsar.DsarFacts.Outcome;
import io.dueprocess.dsar.answer.AnswerFile;
import io.dueprocess.dsar.answer.AnswerInput;
import io.dueprocess.dsar.answer.AnswerPackage;
import io.dueprocess.dsar.answer.AnswerPackages;
import io.dueprocess.dsar.answer.OutcomeInput;
import io.dueprocess.dsar.answer.RefusalInput;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** Compiling, publishing and refusing over a real case file; how documents look is proven elsewhere. */
class DsarAnswersTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final AnswerPackages packages = mock(AnswerPackages.class);
    private final DsarAnswers answers = new DsarAnswers(
            world.files(),
            world.the(DsarStore.class),
            world.the(DsarForms.class),
            world.the(DsarReview.class),
            world.the(DsarSystems.class),
            world.the(DsarMails.class),
            world.systems,
            packages,
            world.the(DsarSettings.class),
            world.clock,
            ZoneId.of("Europe/Copenhagen"));
    private final String caseId = world.open(Right.ACCESS);

    @Test
    void anAnswerIsMadeOfWhatWasReviewedSearchedSaidAndAdded() {
        world.item(caseId, "crm-00001", contact("1", ODD, false));
        world.the(DsarStore.class).collectedNow(caseId, "crm");
        world.files().put(caseId, "system-task", "task-1", "archive", PETRA);
        Map<String, Object> provided = Map.of("found", "data", "statement", ODD);
        world.files().put(caseId, "form", DsarProcess.FORM_PROVIDE_DATA + "/task-1", provided, PETRA);
        world.form(caseId, DsarProcess.FORM_REVIEW, Map.of("personNote", ODD));
        attach("provided-data", ODD);
        attach(DsarRequests.KIND_UPLOAD, "the person's own.pdf");
        world.clock.to(DsarWorld.at("2027-02-10T23:30:00Z"));

        AnswerInput input = compile();
        assertThat(input.personName()).isEqualTo("Freja Lindqvist");
        assertThat(input.receivedOn()).isEqualTo("2027-01-31");
        assertThat(input.answeredOn()).as("the next day in Copenhagen").isEqualTo("2027-02-11");
        assertThat(input.rights()).containsExactly(Right.ACCESS);
        assertThat(input.items())
                .singleElement()
                .satisfies(item -> assertThat(item.fields().get(0).value()).isEqualTo(ODD));
        assertThat(input.asked()).containsExactly("crm");
        assertThat(input.statements()).containsExactly(new AnswerInput.Statement("archive", true, ODD));
        assertThat(input.note()).isEqualTo(ODD);
        assertThat(input.enclosures()).extracting(AnswerInput.Enclosure::name).containsExactly(ODD);
    }

    @Test
    void anAnswerThatWasReturnedIsReplacedAndNothingIsShownBeforeItIsPublished() {
        compile();
        compile();
        assertThat(names(DsarRequests.KIND_ANSWER)).containsExactly("letter.pdf", "answer.zip");
        assertThat(world.the(DsarRequests.class).status(caseId).answers()).isEmpty();
        assertThat(world.mails(caseId)).isEmpty();
    }

    @Test
    void anAnswerIsReleasedForThirtyDaysWithTheLetterBesideTheData() {
        compile();
        when(packages.outcome(any())).thenReturn(file("outcome.pdf"));
        answers.attach(caseId, (OutcomeInput) null);
        answers.release(caseId, true);
        DsarFacts facts = world.facts(caseId);
        assertThat(facts.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(facts.answeredAt()).isEqualTo(DsarWorld.RECEIVED);
        assertThat(facts.answerUntil()).isEqualTo(DsarWorld.RECEIVED.plus(Duration.ofDays(30)));
        assertThat(world.mails(caseId)).containsExactly("answered");
        assertThat(world.the(DsarRequests.class).status(caseId).answers()).hasSize(3);
    }

    @Test
    void whoKnowsAlreadyGetsNoSecondMail() {
        answers.release(caseId, false);
        assertThat(world.facts(caseId).outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(world.mails(caseId)).isEmpty();
    }

    @Test
    void aRefusalGivesItsReasonsWordForWordAndGoesOutOnce() {
        when(packages.refusal(any())).thenReturn(file("refusal.pdf"));
        world.form(caseId, DsarProcess.FORM_REFUSAL, Map.of("ground", "excessive", "reasons", ODD));
        answers.refuse(caseId);
        answers.refuse(caseId);
        ArgumentCaptor<RefusalInput> input = ArgumentCaptor.forClass(RefusalInput.class);
        verify(packages, times(1)).refusal(input.capture());
        assertThat(input.getValue().ground()).isEqualTo("excessive");
        assertThat(input.getValue().reasons()).isEqualTo(ODD);
        assertThat(names(DsarRequests.KIND_ANSWER)).containsExactly("refusal.pdf");
        assertThat(world.facts(caseId).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(world.mails(caseId)).containsExactly("refused");
        assertThat(world.the(DsarRequests.class).status(caseId).answers()).hasSize(1);
    }

    private AnswerInput compile() {
        AnswerFile archive = file("answer.zip");
        when(packages.build(any())).thenReturn(new AnswerPackage(List.of(file("letter.pdf")), archive));
        answers.compile(caseId);
        ArgumentCaptor<AnswerInput> input = ArgumentCaptor.forClass(AnswerInput.class);
        verify(packages, org.mockito.Mockito.atLeastOnce()).build(input.capture());
        return input.getValue();
    }

    private List<String> names(String kind) {
        return world.files().attachments(caseId).stream()
                .filter(attachment -> attachment.kind().equals(kind))
                .map(Attachment::name)
                .toList();
    }

    private void attach(String kind, String name) {
        world.files().attach(caseId, kind, name, "text/plain", new ByteArrayInputStream(new byte[] {1}), PETRA);
    }

    private static AnswerFile file(String name) {
        return new AnswerFile(name, "application/octet-stream", new byte[] {1});
    }
}
