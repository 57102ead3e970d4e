package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.ODD;
import static io.dueprocess.dsar.DsarWorld.PETRA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Actors;
import io.dueprocess.dsar.DsarFacts.Outcome;
import io.dueprocess.dsar.RequestStatus.Stage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a request stands, in its person's terms. */
class DsarStatusTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarRequests requests = world.the(DsarRequests.class);
    private final DsarStore store = world.the(DsarStore.class);
    private final String caseId = world.open(Right.ACCESS);

    @Test
    void aNewRequestIsReceivedWithTheRightsThatThePersonTicked() {
        RequestStatus status = requests.status(caseId);
        assertThat(status.stage()).isEqualTo(Stage.RECEIVED);
        assertThat(status.rights()).containsExactly(Right.ACCESS);
        assertThat(status.language()).hasToString("da");
        assertThat(status.reference()).matches("DP-[0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(status.answers()).isEmpty();
        assertThat(status.answerUntil()).isNull();
    }

    @Test
    void onceTriagedItIsAtWorkWithTheRightsThatTriageFound() {
        world.form(caseId, DsarProcess.FORM_TRIAGE, Map.of("rightErasure", true, "rightAccess", false));
        assertThat(requests.status(caseId).stage()).isEqualTo(Stage.IN_PROGRESS);
        assertThat(requests.status(caseId).rights()).containsExactly(Right.ERASURE);
    }

    @Test
    void whileIdentityIsAskedForItWaitsForThePersonAndThenNoMore() {
        world.asks(caseId, ODD);
        world.the(DsarIdentity.class).ask(caseId);
        assertThat(requests.status(caseId).stage()).isEqualTo(Stage.WAITING_FOR_YOU);
        assertThat(requests.status(caseId).identityAsked()).isTrue();
        world.the(DsarIdentity.class).end(caseId);
        assertThat(requests.status(caseId).stage()).isEqualTo(Stage.IN_PROGRESS);
        assertThat(requests.status(caseId).identityAsked()).isFalse();
    }

    @Test
    void anAnswerIsThereUntilExactlyItsInstantAndTheCaseStaysAnswered() {
        Instant until = world.clock.instant().plus(Duration.ofDays(30));
        String id = attach(DsarRequests.KIND_ANSWER);
        assertThat(requests.status(caseId).answers()).as("not yet published").isEmpty();
        publish(until);
        world.clock.to(until.minusMillis(1));
        assertThat(requests.status(caseId).answers())
                .extracting(file -> file.id())
                .containsExactly(id);
        assertThat(requests.answer(caseId, id)).isPresent();
        world.clock.to(until);
        assertThat(requests.status(caseId).answers()).isEmpty();
        assertThat(requests.answer(caseId, id)).isEmpty();
        assertThat(requests.status(caseId).stage()).isEqualTo(Stage.ANSWERED);
        assertThat(requests.status(caseId).answerUntil()).isEqualTo(until);
    }

    @Test
    void aRefusalIsSaidToBeOne() {
        store.answered(caseId, Outcome.REFUSED, world.clock.instant());
        assertThat(requests.status(caseId).stage()).isEqualTo(Stage.REFUSED);
    }

    @Test
    void aWithdrawnRequestIsDone() {
        store.withdrawn(caseId);
        assertThat(requests.status(caseId).stage()).isEqualTo(Stage.WITHDRAWN);
    }

    @Test
    void whateverWasAskedItIsAnsweredInOneAnswer() {
        triage(Set.of("rightAccess", "rightErasure"));
        assertThat(requests.status(caseId).stage()).isEqualTo(Stage.IN_PROGRESS);
        attach(DsarRequests.KIND_ANSWER);
        attach(DsarRequests.KIND_CERTIFICATE);
        publish(world.clock.instant().plus(Duration.ofDays(30)));
        assertThat(requests.status(caseId).stage()).isEqualTo(Stage.ANSWERED);
        assertThat(requests.status(caseId).answers()).hasSize(2);
    }

    @Test
    void messagesStandInTheirOrderWordForWord() {
        requests.message(caseId, ODD, List.of());
        world.the(DsarDesk.class).message(caseId, "We see it. " + ODD, PETRA);
        assertThat(requests.status(caseId).messages())
                .extracting(RequestStatus.Message::fromPerson, RequestStatus.Message::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, ODD),
                        org.assertj.core.groups.Tuple.tuple(false, "We see it. " + ODD));
    }

    @Test
    void whatStaffAttachForTheAnswerIsNotShownAsThePersonsUpload() {
        attach("provided-data");
        assertThat(requests.status(caseId).uploads()).isEmpty();
    }

    private void triage(Set<String> rights) {
        Map<String, Object> fields = new java.util.HashMap<>();
        rights.forEach(right -> fields.put(right, true));
        world.form(caseId, DsarProcess.FORM_TRIAGE, fields);
    }

    private void publish(Instant until) {
        store.answered(caseId, Outcome.ANSWERED, world.clock.instant());
        store.answerUntil(caseId, until);
    }

    private String attach(String kind) {
        ByteArrayInputStream content = new ByteArrayInputStream(new byte[] {1});
        return world.files()
                .attach(caseId, kind, "answer.zip", "application/zip", content, Actors.SYSTEM)
                .id();
    }
}
