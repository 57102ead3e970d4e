package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.mail.inbox.InboxHandler;
import io.dueprocess.mail.inbox.InboxHandler.Kind;
import io.dueprocess.mail.inbox.IncomingMail;
import io.dueprocess.mail.inbox.IncomingMail.Manner;
import io.dueprocess.mail.inbox.IncomingMail.Note;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of mails to the privacy team. */
class DsarInboxTest {

    private static final IncomingMail.Sender FREJA = new IncomingMail.Sender("Freja Lindqvist", "freja@example.org");
    private static final byte[] PDF = "%PDF-1.4\nscan".getBytes(StandardCharsets.US_ASCII);

    private DsarWorld world;

    @BeforeEach
    void start() {
        world = DsarWorld.fresh();
    }

    private static IncomingMail mail(IncomingMail.Sender sender, String subject, String text, Manner manner) {
        return mail(sender, subject, text, manner, List.of());
    }

    private static IncomingMail mail(
            IncomingMail.Sender sender, String subject, String text, Manner manner, List<IncomingMail.Part> parts) {
        return new IncomingMail(
                sender == null ? List.of() : List.of(sender),
                subject,
                text,
                Set.of(),
                DsarWorld.RECEIVED.minusSeconds(3600),
                manner,
                null,
                parts,
                List.of(),
                Set.of(),
                ("Subject: " + subject + "\n\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    private InboxHandler.Outcome take(IncomingMail mail) {
        return world.the(TransactionTemplate.class)
                .execute(status -> world.the(DsarInbox.class).take(mail));
    }

    @Test
    void aMailBecomesACaseInTriageWhoseClockStartedWhenItCame() {
        InboxHandler.Outcome outcome = take(mail(
                FREJA,
                "Mine data",
                "Hej, jeg vil gerne have slettet mine oplysninger. Venlig hilsen Freja",
                Manner.PERSON,
                List.of(
                        new IncomingMail.Part("scan.pdf", "application/pdf", PDF, false),
                        new IncomingMail.Part("tool.exe", "application/pdf", PDF, false),
                        new IncomingMail.Part("fake.pdf", "application/pdf", new byte[] {1, 2}, false))));
        assertThat(outcome.kind()).isEqualTo(Kind.CASE);
        assertThat(outcome.leftOut()).isTrue();
        String caseId = outcome.caseId();
        DsarFile request = world.files()
                .get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                .orElseThrow();
        assertThat(request.mail()).isEqualTo("freja@example.org");
        assertThat(request.channel()).isEqualTo("mail");
        assertThat(request.rights()).isEmpty();
        assertThat(request.text()).startsWith("Mine data\n\nHej");
        assertThat(world.facts(caseId).language()).isEqualTo(Locale.forLanguageTag("da"));
        assertThat(world.facts(caseId).receivedAt()).isEqualTo(DsarWorld.RECEIVED.minusSeconds(3600));
        assertThat(names(caseId)).containsExactly("scan.pdf");
        assertThat(noted(caseId)).singleElement().satisfies(noted -> {
            assertThat(noted.leftOut()).containsExactly("tool.exe", "fake.pdf");
            assertThat(noted.acknowledged()).isTrue();
        });
        verify(world.runtime).startProcessInstanceByMessage(DsarProcess.MESSAGE_REQUEST_RECEIVED, caseId);
        world.the(DsarIntake.class).acknowledge(caseId);
        assertThat(world.mails(caseId)).contains("acknowledgement", "new:0");
    }

    @Test
    void theWholeMailIsKeptWhereNothingOfItWasLeftOut() {
        String caseId =
                take(mail(FREJA, "s", "Please delete my data", Manner.PERSON)).caseId();
        assertThat(names(caseId)).containsExactly("mail.eml");
        assertThat(noted(caseId)).isEmpty();
        assertThat(world.facts(caseId).language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void whatAMachineOrASpammerSentIsNotAnsweredBeforeTriage() {
        String caseId = take(mail(FREJA, "s", "t", Manner.QUIET)).caseId();
        world.the(DsarIntake.class).acknowledge(caseId);
        assertThat(world.mails(caseId)).containsExactly("new:0");
        world.form(caseId, DsarProcess.FORM_TRIAGE, Map.of("rightAccess", true, "identityNote", "known by telephone"));
        world.the(DsarModule.class)
                .beforeComplete(caseId, DsarProcess.TASK_TRIAGE, DsarWorld.PETRA, Map.of("decision", "act"));
        assertThat(world.mails(caseId)).contains("acknowledgement");
    }

    @Test
    void repliesOfMachinesAreNothingAndNobodyCannotBeAnswered() {
        assertThat(take(mail(FREJA, "Out of office", "away", Manner.AUTOMATIC)).kind())
                .isEqualTo(Kind.AUTOMATIC);
        assertThat(take(mail(null, "s", "t", Manner.PERSON)).kind()).isEqualTo(Kind.TROUBLE);
        assertThat(take(mail(new IncomingMail.Sender("x", "no address"), "s", "t", Manner.PERSON))
                        .kind())
                .isEqualTo(Kind.TROUBLE);
        world.the(DsarInbox.class).trouble("00ff");
        assertThat(world.mails("system")).contains("inbox-trouble:00ff:0");
    }

    @Test
    void aReplyFromTheAddressOfTheCaseJoinsIt() {
        String caseId = world.open(Right.ACCESS);
        String reference = world.files().find(caseId).orElseThrow().reference();
        InboxHandler.Outcome outcome = take(mail(
                new IncomingMail.Sender("", "FREJA@example.org"), "Re: your case " + reference, "here", Manner.PERSON));
        assertThat(outcome).isEqualTo(new InboxHandler.Outcome(Kind.JOINED, caseId, false));
        assertThat(world.files().list(caseId, DsarMessage.KIND, DsarMessage.class))
                .singleElement()
                .satisfies(message -> assertThat(message.content().text()).isEqualTo("here"));
        assertThat(world.mails(caseId)).anyMatch(key -> key.startsWith("person-wrote:"));
    }

    @Test
    void aReplyToOurMailJoinsItsCase() {
        String caseId = world.open(Right.ACCESS);
        world.the(DsarIntake.class).acknowledge(caseId);
        String id = world.the(JdbcClient.class)
                .sql("select message_id from dp_mail where case_id = ? and mail_key = 'acknowledgement'")
                .param(caseId)
                .query(String.class)
                .single();
        IncomingMail plain = mail(FREJA, "thanks", "one more thing", Manner.PERSON);
        IncomingMail reply = new IncomingMail(
                plain.senders(),
                plain.subject(),
                plain.text(),
                Set.of(id),
                plain.receivedAt(),
                plain.manner(),
                null,
                List.of(),
                List.of(),
                Set.of(Note.SIGNED),
                plain.whole());
        assertThat(take(reply)).isEqualTo(new InboxHandler.Outcome(Kind.JOINED, caseId, false));
    }

    @Test
    void aStrangerWhoNamesACaseGetsOneOfHisOwn() {
        String caseId = world.open(Right.ACCESS);
        String reference = world.files().find(caseId).orElseThrow().reference();
        InboxHandler.Outcome outcome = take(
                mail(new IncomingMail.Sender("Eve", "eve@example.org"), reference, "send it to me", Manner.PERSON));
        assertThat(outcome.kind()).isEqualTo(Kind.CASE);
        assertThat(outcome.caseId()).isNotEqualTo(caseId);
        assertThat(noted(outcome.caseId()))
                .singleElement()
                .satisfies(noted -> assertThat(noted.mentions()).isEqualTo(reference));
        assertThat(world.files().list(caseId, DsarMessage.KIND, DsarMessage.class))
                .isEmpty();
    }

    @Test
    void aReplyToAClosedCaseIsANewOne() {
        String caseId = world.open(Right.ACCESS);
        String reference = world.files().find(caseId).orElseThrow().reference();
        world.files().close(caseId, DsarWorld.RECEIVED, LocalDate.of(2030, 1, 1), DsarWorld.PETRA);
        assertThat(take(mail(FREJA, reference, "now delete it all", Manner.PERSON))
                        .kind())
                .isEqualTo(Kind.CASE);
    }

    @Test
    void whatIsNoRequestLeavesNothingPersonalAfterItsTime() throws Exception {
        IncomingMail spam = mail(
                new IncomingMail.Sender("Marker Person", "marker@person.example"),
                "Marker subject",
                "Marker text",
                Manner.PERSON,
                List.of(new IncomingMail.Part("marker.pdf", "application/pdf", PDF, false)));
        String caseId = take(spam).caseId();
        world.the(DsarIntake.class).acknowledge(caseId);
        world.the(DsarModule.class)
                .beforeComplete(caseId, DsarProcess.TASK_TRIAGE, DsarWorld.PETRA, Map.of("decision", "not-request"));
        world.the(DsarClosing.class).close(caseId);
        assertThat(world.deadline(caseId).state()).isEqualTo(Deadline.State.CANCELLED);
        assertThat(world.files().find(caseId).orElseThrow().retainUntil()).isEqualTo(LocalDate.of(2027, 3, 2));
        world.files().shred(caseId, "system");
        assertThat(found("marker", caseId)).isEmpty();
        assertThat(world.audit(caseId, AuditAction.SHRED)).hasSize(1);
    }

    @Test
    void onlyAMailCanBeNoRequest() {
        String caseId = world.open(Right.ACCESS);
        DsarWorld.refused(
                "dsar.refused.not-request", () -> world.the(DsarInbox.class).notRequest(caseId));
    }

    /** Tables in which a value holds the word, or a row of the case lies that is not the audit chain, the shredded case or its groups. */
    private List<String> found(String word, String caseId) throws Exception {
        List<String> found = new ArrayList<>();
        try (var connection = world.the(DataSource.class).getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "DP_%", null)) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (var statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        String row = row(rows);
                        if (row.toLowerCase(Locale.ROOT).contains(word)
                                || row.contains(caseId)
                                        && !Set.of("DP_AUDIT", "DP_AUDIT_HEAD", "DP_CASE", "DP_CASE_READER")
                                                .contains(table)) {
                            found.add(table + ": " + row);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static String row(ResultSet rows) throws Exception {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            Object value = rows.getObject(i);
            row.append(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : value)
                    .append('|');
        }
        return row.toString();
    }

    private List<String> names(String caseId) {
        return world.files().attachments(caseId).stream().map(Attachment::name).toList();
    }

    private List<DsarMail> noted(String caseId) {
        return world.files().list(caseId, DsarMail.KIND, DsarMail.class).stream()
                .map(entry -> entry.content())
                .toList();
    }
}
