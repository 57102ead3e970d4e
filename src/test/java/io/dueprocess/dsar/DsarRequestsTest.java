package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.ODD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.Codes;
import io.dueprocess.dsar.DsarRequests.Confirmation;
import io.dueprocess.support.Counted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the person does: send, confirm, sign in, write, download. */
class DsarRequestsTest {

    private static final String CODE = "7K3MQ-2XABC-DEFGH-JKMNP";

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarRequests requests = world.the(DsarRequests.class);

    @Test
    void aRequestIsKeptWordForWordItsClockStartsAndItsProcessKnowsTheCaseIdAlone() {
        String caseId = world.open(request("key-" + UUID.randomUUID()));
        assertThat(world.files()
                        .get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                        .orElseThrow())
                .isEqualTo(new DsarFile(ODD, "freja@example.org", Set.of(Right.ACCESS), ODD, "web"));
        assertThat(world.deadline(caseId).trigger()).isEqualTo(DsarWorld.RECEIVED);
        assertThat(world.deadline(caseId).expiresAt()).isEqualTo(DsarWorld.EXPIRY);
        Attachment upload = world.files().attachments(caseId).get(0);
        assertThat(upload.name()).isEqualTo(ODD);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        world.files().copyTo(upload, content);
        assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo(ODD);
        verify(world.runtime).startProcessInstanceByMessage(DsarProcess.MESSAGE_REQUEST_RECEIVED, caseId);
    }

    /** Case, readers, key, request, entry, due date, and the audit's rows and head: nothing is asked that is known. */
    @Test
    void anIntakeIsOneCommitAndAsksNothingTwice() throws Exception {
        requests.submit(withoutFiles());
        Counted.Count count = ((Counted) world.the(DataSource.class)).during(() -> requests.submit(withoutFiles()));
        assertThat(count.commits()).isEqualTo(1);
        assertThat(count.statements()).as(String.join("\n", count.statements())).hasSizeLessThanOrEqualTo(8);
    }

    private static NewRequest withoutFiles() {
        return new NewRequest(
                UUID.randomUUID().toString(),
                "Freja",
                "freja@example.org",
                Locale.ENGLISH,
                Set.of(Right.ACCESS),
                "",
                List.of());
    }

    @Test
    void theSameFormSentTwiceIsOneCase() {
        NewRequest request = request("key-" + UUID.randomUUID());
        Receipt first = requests.submit(request);
        world.clock.to(world.clock.instant().plus(Duration.ofHours(1)));
        assertThat(requests.submit(request)).isEqualTo(first);
        assertThat(requests.receipt(request.submissionKey())).contains(first);
        verify(world.runtime).startProcessInstanceByMessage(anyString(), anyString());
    }

    @Test
    void theSameFormSentTwiceAtOnceIsOneCaseToo() {
        NewRequest request = request("key-" + UUID.randomUUID());
        List<CompletableFuture<Receipt>> second = new ArrayList<>();
        when(world.runtime.startProcessInstanceByMessage(anyString(), anyString()))
                .thenAnswer(firstNotCommitted -> {
                    second.add(CompletableFuture.supplyAsync(() -> requests.submit(request)));
                    return null;
                });
        Receipt first = requests.submit(request);
        assertThat(second).singleElement().extracting(CompletableFuture::join).isEqualTo(first);
    }

    @Test
    void aRequestWhoseProcessDoesNotStartLeavesNothingBehindAndCanBeSentAgain() {
        NewRequest request = request("key-" + UUID.randomUUID());
        when(world.runtime.startProcessInstanceByMessage(anyString(), anyString()))
                .thenThrow(new IllegalStateException("engine"));
        assertThatThrownBy(() -> requests.submit(request)).hasMessage("engine");
        assertThat(requests.receipt(request.submissionKey())).isEmpty();
        DsarWorld.fresh();
        assertThat(requests.submit(request).reference()).startsWith("DP-");
    }

    @Test
    void theLinkInTheMailConfirmsTheMailboxOnce() {
        String caseId = world.open(Right.ACCESS);
        String token = acknowledged(caseId, CODE);
        assertThat(requests.status(caseId).mailConfirmed()).isFalse();
        assertThat(requests.confirmMail(token)).isEqualTo(Confirmation.CONFIRMED);
        assertThat(world.facts(caseId).mailConfirmedAt()).isEqualTo(DsarWorld.RECEIVED);
        world.clock.to(DsarWorld.at("2027-02-02T09:00:00+01:00"));
        assertThat(requests.confirmMail(token)).isEqualTo(Confirmation.ALREADY_CONFIRMED);
        assertThat(world.facts(caseId).mailConfirmedAt()).isEqualTo(DsarWorld.RECEIVED);
        assertThat(world.audit(caseId, AuditAction.DECIDE)).containsExactly("mail-confirmed");
    }

    @Test
    void anOldOrUnknownLinkConfirmsNothing() {
        String caseId = world.open(Right.ACCESS);
        String token = acknowledged(caseId, CODE);
        world.clock.to(DsarWorld.RECEIVED.plus(Duration.ofDays(30)));
        assertThat(requests.confirmMail(token)).isEqualTo(Confirmation.EXPIRED_OR_UNKNOWN);
        assertThat(requests.confirmMail("")).isEqualTo(Confirmation.EXPIRED_OR_UNKNOWN);
        assertThat(requests.confirmMail(ODD)).isEqualTo(Confirmation.EXPIRED_OR_UNKNOWN);
        assertThat(world.facts(caseId).mailConfirmed()).isFalse();
        world.clock.to(DsarWorld.RECEIVED.plus(Duration.ofDays(30)).minusMillis(1));
        assertThat(requests.confirmMail(token)).isEqualTo(Confirmation.CONFIRMED);
    }

    @Test
    void referenceAndCodeOpenTheCaseHoweverTheyAreTypedAndShowWhoseMailboxItIs() {
        String caseId = world.open(Right.ACCESS);
        acknowledged(caseId, CODE);
        String reference = requests.status(caseId).reference();
        assertThat(requests.signIn(reference, CODE)).contains(caseId);
        assertThat(world.facts(caseId).mailConfirmed()).isTrue();
        assertThat(requests.signIn(" " + reference.toLowerCase(Locale.ROOT).replace("-", ""), "7k3mq2xabcdefghjkmnp "))
                .contains(caseId);
        assertThat(world.audit(caseId, AuditAction.LOG_IN)).containsExactly("status", "status");
    }

    @Test
    void aWrongReferenceOrCodeOpensNothing() {
        String own = world.open(Right.ACCESS);
        String foreign = world.open(Right.ACCESS);
        acknowledged(own, CODE);
        acknowledged(foreign, "00000-11111-22222-33333");
        String reference = requests.status(own).reference();
        assertThat(requests.signIn(reference, "00000-11111-22222-33333")).isEmpty();
        assertThat(requests.signIn(reference, "")).isEmpty();
        assertThat(requests.signIn("DP-0000-0000", CODE)).isEmpty();
        assertThat(requests.signIn("", "")).isEmpty();
        assertThat(requests.signIn(ODD, ODD)).isEmpty();
        assertThat(world.facts(own).mailConfirmed()).isFalse();
        assertThat(world.audit(own, AuditAction.LOG_IN)).isEmpty();
    }

    @Test
    void beforeTheAcknowledgementThereIsNoCodeThatOpensTheCase() {
        String caseId = world.open(Right.ACCESS);
        String reference = requests.status(caseId).reference();
        assertThat(requests.signIn(reference, "")).isEmpty();
        assertThat(requests.signIn(reference, "null")).isEmpty();
    }

    @Test
    void aCaseOfAnotherProcessOrAShreddedOneCannotBeSignedInTo() {
        String caseId = world.open(Right.ACCESS);
        acknowledged(caseId, CODE);
        String reference = requests.status(caseId).reference();
        world.files().shred(caseId, DsarWorld.PETRA);
        assertThat(requests.signIn(reference, CODE)).isEmpty();
        String other = world.files()
                .open("breach-notification", Set.of(), DsarWorld.PETRA)
                .reference();
        assertThat(requests.signIn(other, CODE)).isEmpty();
    }

    @Test
    void aMessageReachesTheCaseUnchangedAndTheTeamIsTold() {
        String caseId = world.open(Right.ACCESS);
        requests.message(caseId, ODD, List.of(upload()));
        requests.message(caseId, "and", List.of());
        assertThat(requests.status(caseId).messages())
                .extracting(RequestStatus.Message::text)
                .containsExactly(ODD, "and");
        assertThat(requests.status(caseId).uploads())
                .singleElement()
                .satisfies(file -> assertThat(file.kind()).isEqualTo("upload"));
        assertThat(world.mails(caseId)).hasSize(2).allMatch(key -> key.startsWith("person-wrote:"));
        verify(world.runtime, never()).createMessageCorrelation(any());
    }

    @Test
    void whileIdentityIsAskedForAMessageIsAProofAndTheWaitEnds() {
        String caseId = world.open(Right.ACCESS);
        world.asks(caseId, "Which order?");
        world.the(DsarIdentity.class).ask(caseId);
        world.clock.to(DsarWorld.at("2027-02-02T09:00:00+01:00"));
        requests.message(caseId, "Number 7", List.of(upload()));
        assertThat(requests.status(caseId).uploads())
                .singleElement()
                .satisfies(file -> assertThat(file.kind()).isEqualTo("identity-proof"));
        assertThat(world.facts(caseId).identityProofAt()).isEqualTo(world.clock.instant());
        verify(world.runtime).createMessageCorrelation(DsarProcess.MESSAGE_IDENTITY_PROOF_RECEIVED);
        verify(world.correlation).processInstanceBusinessKey(caseId);
        verify(world.correlation).correlateAll();
    }

    @Test
    void anAnswerIsDownloadedByItsPersonAloneAndEveryDownloadIsAudited() {
        String caseId = world.open(Right.ACCESS);
        String foreign = world.open(Right.ACCESS);
        String answer = answer(caseId, world.clock.instant().plus(Duration.ofDays(30)));
        String foreignAnswer = answer(foreign, world.clock.instant().plus(Duration.ofDays(30)));
        assertThat(requests.answer(caseId, answer)).isPresent();
        assertThat(requests.answer(caseId, foreignAnswer)).isEmpty();
        assertThat(requests.answer(caseId, "unknown")).isEmpty();
        assertThat(world.audit(caseId, AuditAction.DOWNLOAD)).containsExactly(answer);
    }

    @Test
    void whatThePersonSentIsNoAnswer() {
        String caseId = world.open(Right.ACCESS);
        requests.message(caseId, "here", List.of(upload()));
        answer(caseId, world.clock.instant().plus(Duration.ofDays(30)));
        String upload = requests.status(caseId).uploads().get(0).id();
        assertThat(requests.answer(caseId, upload)).isEmpty();
    }

    private String answer(String caseId, Instant until) {
        world.the(DsarStore.class).answerUntil(caseId, until);
        return world.files()
                .attach(
                        caseId,
                        DsarRequests.KIND_ANSWER,
                        "answer.zip",
                        "application/zip",
                        new java.io.ByteArrayInputStream(new byte[] {1}),
                        DsarWorld.PETRA)
                .id();
    }

    /** As the acknowledgement does it, with a code that the test knows; answers the token of the link. */
    private String acknowledged(String caseId, String code) {
        Codes codes = world.the(Codes.class);
        String token = codes.token();
        world.the(DsarStore.class)
                .acknowledged(
                        caseId,
                        codes.hash(DsarRequests.PURPOSE_ACCESS_CODE, code),
                        codes.hash(DsarRequests.PURPOSE_MAIL_TOKEN, token),
                        DsarWorld.RECEIVED.plus(Duration.ofDays(30)));
        return token;
    }

    private static NewRequest.Upload upload() {
        return new NewRequest.Upload(ODD, "text/plain", ODD.getBytes(StandardCharsets.UTF_8));
    }

    private static NewRequest request(String key) {
        return new NewRequest(
                key,
                ODD,
                "freja@example.org",
                Locale.forLanguageTag("da"),
                Set.of(Right.ACCESS),
                ODD,
                List.of(upload()));
    }
}
