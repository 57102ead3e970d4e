package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.DORA;
import static io.dueprocess.dsar.DsarWorld.ODD;
import static io.dueprocess.dsar.DsarWorld.PETRA;
import static io.dueprocess.dsar.DsarWorld.at;
import static io.dueprocess.dsar.DsarWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.dsar.ReviewItem.Decision;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules at the tasks of a request, whoever completes them and by whatever road. */
class DsarModuleTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarModule module = world.the(DsarModule.class);

    @Test
    void aRequestWithoutARightIsNotActedOn() {
        String caseId = world.open(Right.ACCESS);
        world.form(caseId, DsarProcess.FORM_TRIAGE, Map.of("rightAccess", false, "identityNote", "known by voice"));
        refused("dsar.refused.no-right", () -> triage(caseId, "act"));
    }

    @Test
    void anUnconfirmedMailboxNeedsANoteOnHowThePersonWasIdentified() {
        String caseId = world.open();
        world.form(caseId, DsarProcess.FORM_TRIAGE, Map.of("rightAccess", true));
        refused("dsar.refused.mail-not-confirmed", () -> triage(caseId, "act"));
        world.clock.to(DsarWorld.at("2027-01-31T14:01:00+01:00"));
        world.form(caseId, DsarProcess.FORM_TRIAGE, Map.of("rightAccess", true, "identityNote", "   "));
        refused("dsar.refused.mail-not-confirmed", () -> triage(caseId, "act"));
        world.clock.to(DsarWorld.at("2027-01-31T14:02:00+01:00"));
        world.form(caseId, DsarProcess.FORM_TRIAGE, Map.of("rightAccess", true, "identityNote", ODD));
        triage(caseId, "act");
    }

    @Test
    void aConfirmedMailboxNeedsNoNote() {
        String caseId = world.open();
        world.the(DsarStore.class).mailConfirmed(caseId, world.clock.instant());
        world.form(caseId, DsarProcess.FORM_TRIAGE, Map.of("rightErasure", true));
        triage(caseId, "act");
        assertThat(world.facts(caseId).outcome()).isNull();
    }

    @Test
    void neitherDoubtNorRefusalNeedsARight() {
        String caseId = world.open();
        triage(caseId, "askIdentity");
        triage(caseId, "refuse");
        assertThat(world.facts(caseId).outcome()).isNull();
    }

    @Test
    void aWithdrawnRequestIsMarkedSo() {
        String caseId = world.open(Right.ACCESS);
        triage(caseId, "withdrawn");
        assertThat(world.facts(caseId).outcome()).isEqualTo(DsarFacts.Outcome.WITHDRAWN);
    }

    @Test
    void aReviewEndsWhenEveryItemIsDecided() {
        String caseId = world.open(Right.ACCESS);
        world.item(caseId, "crm-00001", DsarWorld.contact("1", "Freja", false));
        world.item(caseId, "crm-00002", DsarWorld.contact("2", "Freja", true));
        refused("dsar.refused.undecided", () -> complete(caseId, DsarProcess.TASK_REVIEW, PETRA));
        world.reviewHeldBy(PETRA);
        DsarDesk desk = world.the(DsarDesk.class);
        desk.decide(caseId, "crm-00001", Decision.INCLUDE, null, null, PETRA);
        refused("dsar.refused.undecided", () -> complete(caseId, DsarProcess.TASK_REVIEW, PETRA));
        assertThat(world.facts(caseId).reviewedBy()).isNull();
        desk.decide(caseId, "crm-00002", Decision.EXCLUDE, "Art. 15(4)", null, PETRA);
        complete(caseId, DsarProcess.TASK_REVIEW, PETRA);
        assertThat(world.facts(caseId).reviewedBy()).isEqualTo(PETRA);
    }

    @Test
    void whereNothingWasFoundThereIsNothingToDecide() {
        String caseId = world.open(Right.ACCESS);
        complete(caseId, DsarProcess.TASK_REVIEW, PETRA);
        assertThat(world.facts(caseId).reviewedBy()).isEqualTo(PETRA);
    }

    @Test
    void whoReviewedDoesNotApproveTheAnswer() {
        String caseId = world.open(Right.ACCESS);
        assertThat(module.excludedFrom(caseId, DsarProcess.TASK_APPROVE_ANSWER)).isEmpty();
        complete(caseId, DsarProcess.TASK_REVIEW, PETRA);
        assertThat(module.excludedFrom(caseId, DsarProcess.TASK_APPROVE_ANSWER)).containsExactly(PETRA);
        assertThat(module.excludedFrom(caseId, DsarProcess.TASK_APPROVE_REFUSAL))
                .isEmpty();
        assertThat(module.excludedFrom(caseId, DsarProcess.TASK_REVIEW)).isEmpty();
    }

    @Test
    void whoDecidedOneItemOfAReviewDoesNotApproveItEither() {
        String caseId = world.open(Right.ACCESS);
        world.item(caseId, "crm-00001", DsarWorld.contact("1", "Freja", false));
        world.reviewHeldBy(DORA);
        world.the(DsarDesk.class).decide(caseId, "crm-00001", Decision.INCLUDE, null, null, DORA);
        complete(caseId, DsarProcess.TASK_REVIEW, PETRA);
        assertThat(module.excludedFrom(caseId, DsarProcess.TASK_APPROVE_ANSWER)).containsExactlyInAnyOrder(PETRA, DORA);
    }

    @Test
    void whoWroteARefusalDoesNotApproveIt() {
        String caseId = world.open(Right.ACCESS);
        complete(caseId, DsarProcess.TASK_WRITE_REFUSAL, DORA);
        assertThat(module.excludedFrom(caseId, DsarProcess.TASK_APPROVE_REFUSAL))
                .containsExactly(DORA);
        assertThat(module.excludedFrom(caseId, DsarProcess.TASK_APPROVE_ANSWER)).isEmpty();
    }

    @Test
    void aDayOfReceiptInTheFutureIsRefused() {
        refused("dsar.refused.received-in-future", () -> module.open("dsar-entry", entry("2027-02-01"), PETRA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a..b@example.org", "Freja<freja@example.org>", "freja@example.org;", "mailto:f@example.org"})
    void anAddressThatNoMailReachesIsRefusedAtTheDeskAndNotByTheFirstMail(String mail) {
        Map<String, Object> fields = entry("2027-01-31");
        fields.put("personMail", mail);
        refused("dsar.refused.mail-wrong", () -> module.open("dsar-entry", fields, PETRA));
    }

    @Test
    void theClockOfALetterStartsAtTheBeginningOfTheDayItArrived() {
        String caseId = module.open("dsar-entry", entry("2027-01-15"), PETRA);
        assertThat(world.deadline(caseId).trigger()).isEqualTo(at("2027-01-15T00:00:00+01:00"));
        assertThat(world.deadline(caseId).date().due()).isEqualTo("2027-02-15");
        assertThat(world.facts(caseId).receivedAt()).isEqualTo(at("2027-01-15T00:00:00+01:00"));
    }

    @Test
    void aLetterThatCameTodayIsEnteredToday() {
        String caseId = module.open("dsar-entry", entry("2027-01-31"), PETRA);
        assertThat(world.deadline(caseId).date().due()).isEqualTo("2027-03-01");
    }

    @Test
    void whatStaffEnteredIsKeptWordForWordAndTheEngineStartsTheProcessItself() {
        String caseId = module.open("dsar-entry", entry("2027-01-31"), PETRA);
        CaseFile file = world.files().find(caseId).orElseThrow();
        assertThat(file.processKey()).isEqualTo(DsarProcess.KEY);
        assertThat(world.files().mayRead(caseId, new io.dueprocess.casefile.Reader("x", Set.of("privacy-team"))))
                .isTrue();
        assertThat(world.files().mayRead(caseId, new io.dueprocess.casefile.Reader("x", Set.of("managers"))))
                .isFalse();
        assertThat(world.files()
                        .get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                        .orElseThrow())
                .isEqualTo(new DsarFile(
                        ODD, "freja@example.org", Set.of(Right.ACCESS, Right.CONSENT_WITHDRAWAL), ODD, "letter"));
        assertThat(world.facts(caseId).language()).isEqualTo(Locale.forLanguageTag("da"));
        verify(world.runtime, never()).startProcessInstanceByMessage(any(), any(String.class));
    }

    @Test
    void aLetterWithoutWordsHasAnEmptyText() {
        Map<String, Object> fields = entry("2027-01-31");
        fields.remove("requestText");
        String caseId = module.open("dsar-entry", fields, PETRA);
        assertThat(world.files()
                        .get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                        .orElseThrow()
                        .text())
                .isEmpty();
    }

    private static Map<String, Object> entry(String receivedOn) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("receivedOn", receivedOn);
        fields.put("personName", ODD);
        fields.put("personMail", "freja@example.org");
        fields.put("personLanguage", "da");
        fields.put("channel", "letter");
        fields.put("requestText", ODD);
        fields.put("rightAccess", true);
        fields.put("rightConsentWithdrawal", true);
        return fields;
    }

    private void triage(String caseId, String decision) {
        module.beforeComplete(caseId, DsarProcess.TASK_TRIAGE, PETRA, Map.of("decision", decision));
    }

    private void complete(String caseId, String taskKey, String userId) {
        module.beforeComplete(caseId, taskKey, userId, Map.of());
    }
}
