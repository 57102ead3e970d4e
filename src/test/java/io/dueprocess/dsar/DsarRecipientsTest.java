package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Catalogue.Activity;
import io.dueprocess.datamap.Catalogue.Recipient;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Text;
import io.dueprocess.dsar.DsarRecipients.Answer;
import io.dueprocess.dsar.DsarRecipients.Told;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever received data is told what became of them, and the person learns who (GDPR Art. 19). */
class DsarRecipientsTest {

    private final DsarWorld world = DsarWorld.fresh();
    private DsarRecipients recipients;

    @BeforeEach
    void aMapWithRecipients() {
        recipients = world.the(DsarRecipients.class);
        when(world.systems.catalogue()).thenReturn(catalogue());
    }

    @Test
    void theyAreFoundByTheActivitiesOfTheSystems() {
        String caseId = world.open(Right.ERASURE);
        recipients.note(caseId, Set.of("crm"));
        assertThat(recipients.noted(caseId)).containsExactly("hosting", "auditor");
        recipients.note(caseId, Set.of("newsletter"));
        assertThat(recipients.noted(caseId))
                .as("in the order of the map")
                .containsExactly("mail", "hosting", "auditor");
    }

    @Test
    void nobodyIsToldOfAnAccess() {
        String caseId = world.open(Right.ACCESS);
        recipients.note(caseId, Set.of("crm"));
        assertThat(recipients.noted(caseId)).isEmpty();
    }

    @Test
    void theActsAddUp() {
        String caseId = world.open(Right.ACCESS);
        recipients.note(caseId, EnumSet.of(Right.RECTIFICATION, Right.ACCESS), Set.of("crm"));
        recipients.note(caseId, EnumSet.of(Right.RESTRICTION), Set.of("crm"));
        assertThat(recipients.all(caseId))
                .extracting(Told::acts)
                .containsOnly(EnumSet.of(Right.RECTIFICATION, Right.RESTRICTION));
        assertThat(recipients.byMail("hosting")).isTrue();
        assertThat(recipients.byMail("auditor")).isFalse();
    }

    @Test
    void aMailGoesOutOnce() {
        String caseId = world.open(Right.ERASURE);
        recipients.note(caseId, Set.of("crm"));
        recipients.tell(caseId, "hosting");
        recipients.tell(caseId, "hosting");
        assertThat(world.mails(caseId)).containsOnlyOnce("recipient:hosting");
        Told told = recipients.all(caseId).get(0);
        assertThat(told.toldAt()).isEqualTo(DsarWorld.RECEIVED);
        assertThat(told.toldBy()).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> recipients.tell(caseId, "mail"));
    }

    @Test
    void answersAreKeptWithTheCase() {
        String caseId = world.open(Right.ERASURE);
        recipients.note(caseId, Set.of("crm"));
        recipients.answered(caseId, "auditor", Answer.IMPOSSIBLE, DsarWorld.ODD, DsarWorld.PETRA);
        Told told = recipients.all(caseId).get(1);
        assertThat(told.toldBy()).isEqualTo(DsarWorld.PETRA);
        assertThat(told.answer()).isEqualTo(Answer.IMPOSSIBLE);
        assertThat(told.note()).isEqualTo(DsarWorld.ODD);
        recipients.answered(caseId, "auditor", Answer.DONE, null, DsarWorld.DORA);
        assertThat(recipients.all(caseId).get(1).answer()).isEqualTo(Answer.DONE);
        assertThat(recipients.all(caseId).get(1).note()).isEmpty();
        DsarWorld.refused(
                "dsar.refused.no-such-recipient",
                () -> recipients.answered(caseId, "mail", Answer.DONE, "", DsarWorld.PETRA));
    }

    @Test
    void theStaffSeeThemAndSoDoesThePerson() {
        String caseId = world.open(Right.ERASURE);
        recipients.note(caseId, Set.of("crm"));
        recipients.tell(caseId, "hosting");
        assertThat(world.the(DsarStatus.class).of(caseId).recipients())
                .extracting(RequestStatus.Recipient::name)
                .containsExactly("Nordhost", "Revision");
    }

    @Test
    void theyGoWithTheFile() {
        String caseId = world.open(Right.ERASURE);
        recipients.note(caseId, Set.of("crm"));
        CaseFiles files = world.files();
        files.close(caseId, DsarWorld.RECEIVED, LocalDate.of(2027, 2, 1), DsarWorld.PETRA);
        files.shred(caseId, DsarWorld.PETRA);
        assertThat(world.the(JdbcClient.class)
                        .sql("select count(*) from dp_dsar_recipient where case_id = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Catalogue catalogue() {
        return new Catalogue(
                null,
                null,
                List.of(
                        recipient("mail", "Brevdue", "US", null),
                        recipient("hosting", "Nordhost", "DK", "privacy@nordhost.example"),
                        recipient("auditor", "Revision", "DK", null),
                        recipient("counsel", "Paragraf", "DK", null)),
                List.of(activity("business", "hosting", "auditor"), activity("marketing", "hosting", "mail")),
                List.of(
                        new SystemOfRecord("crm", text("CRM"), "it", List.of("business"), null, false, List.of()),
                        new SystemOfRecord(
                                "newsletter", text("News"), "it", List.of("marketing"), null, false, List.of())));
    }

    private static Recipient recipient(String id, String name, String country, String contact) {
        return new Recipient(id, name, text("role"), country, null, contact);
    }

    private static Activity activity(String id, String... recipients) {
        Text text = text(id);
        return new Activity(
                id, text, text, text, "Art. 6(1)(f)", text, text, text, List.of(recipients), null, text, text);
    }

    private static Text text(String en) {
        return new Text(en, en + " (da)");
    }
}
