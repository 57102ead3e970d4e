package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.ODD;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.deadline.Deadline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Doubt about who asks (Art. 12(6)): what it does to the clock, and what is kept of the proof. */
class DsarIdentityTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarIdentity identity = world.the(DsarIdentity.class);
    private final DsarRequests requests = world.the(DsarRequests.class);
    private final String caseId = world.open(Right.ACCESS);

    @Test
    void askedWithinThreeWorkingDaysTheClockPausesAndBothDatesAreKept() {
        ask("2027-02-03T23:59:00+01:00");
        Deadline paused = world.deadline(caseId);
        assertThat(paused.state()).isEqualTo(Deadline.State.PAUSED);
        assertThat(paused.date().due()).isEqualTo("2027-03-01");

        prove("2027-02-08T09:00:00+01:00");
        world.clock.to(DsarWorld.at("2027-02-12T09:00:00+01:00"));
        identity.end(caseId);
        Deadline resumed = world.deadline(caseId);
        assertThat(resumed.state()).isEqualTo(Deadline.State.OPEN);
        assertThat(resumed.pausedDays()).isEqualTo(5);
        assertThat(resumed.date().nominal()).isEqualTo("2027-03-05");
        assertThat(resumed.date().due()).isEqualTo("2027-03-05");
        assertThat(resumed.unsuspendedDue()).isEqualTo("2027-03-01");
    }

    @Test
    void askedLaterTheClockRunsOnAndTheAuditSaysWhy() {
        ask("2027-02-04T00:00:00+01:00");
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.OPEN);
        assertThat(world.facts(caseId).identityAsked()).isTrue();
        assertThat(world.audit(caseId, AuditAction.DEADLINE))
                .containsExactly("start dsar-response", "no-pause:deadline.refused.asked-too-late");
        prove("2027-02-08T09:00:00+01:00");
        identity.end(caseId);
        assertThat(world.deadline(caseId).date().due()).isEqualTo("2027-03-01");
        assertThat(world.deadline(caseId).pausedDays()).isZero();
    }

    @Test
    void afterSilenceTheClockRunsFromTheDayOnWhichAPersonDecided() {
        ask("2027-02-01T09:00:00+01:00");
        world.clock.to(DsarWorld.at("2027-03-01T09:00:00+01:00"));
        identity.end(caseId);
        assertThat(world.deadline(caseId).pausedDays()).isEqualTo(28);
        assertThat(world.deadline(caseId).date().nominal()).isEqualTo("2027-03-28");
        assertThat(world.deadline(caseId).date().due()).as("after Easter").isEqualTo("2027-03-30");
    }

    @Test
    void theQuestionReachesThePersonAsAMessageAndTheMailSaysOnlyThatItWaits() {
        world.asks(caseId, ODD);
        identity.ask(caseId);
        assertThat(requests.status(caseId).messages()).singleElement().satisfies(message -> {
            assertThat(message.fromPerson()).isFalse();
            assertThat(message.text()).isEqualTo(ODD);
        });
        assertThat(world.mails(caseId)).containsExactly("identity-asked-0");
        assertThat(requests.status(caseId).stage()).isEqualTo(RequestStatus.Stage.WAITING_FOR_YOU);
    }

    @Test
    void aRetryAsksNoSecondTime() {
        world.asks(caseId, "Which order?");
        identity.ask(caseId);
        world.clock.to(DsarWorld.at("2027-02-01T09:00:00+01:00"));
        identity.ask(caseId);
        assertThat(requests.status(caseId).messages()).hasSize(1);
        assertThat(world.mails(caseId)).containsExactly("identity-asked-0");
        assertThat(world.facts(caseId).identityAskedAt()).isEqualTo(DsarWorld.RECEIVED);
    }

    @Test
    void askedAgainThePersonGetsTheNewQuestionAndTheFirstPauseGoesOn() {
        ask("2027-02-01T09:00:00+01:00");
        prove("2027-02-02T09:00:00+01:00");
        world.form(caseId, DsarProcess.FORM_IDENTITY, Map.of("identityQuestion", "And your order number?"));
        world.clock.to(DsarWorld.at("2027-02-05T09:00:00+01:00"));
        identity.ask(caseId);
        assertThat(requests.status(caseId).messages())
                .extracting(RequestStatus.Message::text)
                .containsExactly("Which order?", "Number 7", "And your order number?");
        assertThat(world.mails(caseId)).contains("identity-asked-0", "identity-asked-1");
        assertThat(world.deadline(caseId).pausedSince()).isEqualTo(DsarWorld.at("2027-02-01T09:00:00+01:00"));
        prove("2027-02-09T09:00:00+01:00");
        identity.end(caseId);
        assertThat(world.deadline(caseId).pausedDays()).isEqualTo(8);
    }

    @Test
    void aReminderIsSentOnceInARound() {
        world.asks(caseId, "Which order?");
        identity.ask(caseId);
        identity.remind(caseId);
        identity.remind(caseId);
        assertThat(world.mails(caseId)).containsExactlyInAnyOrder("identity-asked-0", "identity-reminder-0");
    }

    @Test
    void copiesAreDeletedAtOnceAndWhatElseThePersonSentStays() {
        requests.message(caseId, "before", List.of(file("request.pdf")));
        world.asks(caseId, "Which order?");
        identity.ask(caseId);
        requests.message(caseId, "here", List.of(file("passport.jpg"), file(ODD)));
        assertThat(names()).containsExactly("request.pdf", "passport.jpg", ODD);
        world.clock.to(DsarWorld.at("2027-02-02T09:00:00+01:00"));
        identity.end(caseId);
        assertThat(names()).containsExactly("request.pdf");
        assertThat(world.facts(caseId).identityCheckedAt()).isEqualTo(world.clock.instant());
        assertThat(world.facts(caseId).identityAsked()).isFalse();
        assertThat(world.audit(caseId, AuditAction.WRITE)).contains("remove-attachments:identity-proof");
    }

    @Test
    void aCheckEndsOnce() {
        ask("2027-02-01T09:00:00+01:00");
        prove("2027-02-03T09:00:00+01:00");
        identity.end(caseId);
        Deadline ended = world.deadline(caseId);
        world.clock.to(DsarWorld.at("2027-02-20T09:00:00+01:00"));
        identity.end(caseId);
        assertThat(world.deadline(caseId)).isEqualTo(ended);
    }

    @Test
    void whereNothingWasAskedNothingEnds() {
        identity.end(caseId);
        assertThat(world.facts(caseId).identityCheckedAt()).isNull();
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.OPEN);
    }

    @Test
    void aSecondDoubtAfterAReturnedRefusalDoesNotCountTheFirstProof() {
        ask("2027-01-31T15:00:00+01:00");
        prove("2027-01-31T16:00:00+01:00");
        world.form(caseId, DsarProcess.FORM_IDENTITY, Map.of("decision", "notEstablished"));
        identity.end(caseId);

        ask("2027-02-01T09:00:00+01:00");
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.PAUSED);
        assertThat(world.mails(caseId)).contains("identity-asked-1");
        world.clock.to(DsarWorld.at("2027-03-01T09:00:00+01:00"));
        identity.end(caseId);
        assertThat(world.deadline(caseId).pausedDays()).isEqualTo(28);
    }

    private void ask(String at) {
        world.clock.to(DsarWorld.at(at));
        world.asks(caseId, "Which order?");
        identity.ask(caseId);
    }

    private void prove(String at) {
        world.clock.to(DsarWorld.at(at));
        requests.message(caseId, "Number 7", List.of());
    }

    private List<String> names() {
        return world.files().attachments(caseId).stream().map(Attachment::name).toList();
    }

    private static NewRequest.Upload file(String name) {
        return new NewRequest.Upload(name, "application/pdf", "content".getBytes(StandardCharsets.UTF_8));
    }
}
