package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.desk.CaseView.Section;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Earlier requests of the same person are shown; a year between two never weighs (GDPR Art. 12(5)). */
class DsarRepeatsTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarRepeats repeats = world.the(DsarRepeats.class);
    private final String mail = UUID.randomUUID() + "@example.org";

    @Test
    void theyAreFoundByTheAddressHoweverItIsWritten() {
        String first = open(mail, null, Right.ACCESS);
        later(86_400);
        String second = open(mail.toUpperCase(Locale.ROOT), null, Right.ACCESS);
        open("other-" + mail, null, Right.ACCESS);
        assertThat(repeats.of(second)).extracting(DsarRepeats.Earlier::caseId).containsExactly(first);
        assertThat(repeats.of(first)).isEmpty();
        assertThat(repeats.withinAYear(second)).isEqualTo(1);
    }

    @Test
    void noAddressStandsInTheTable() {
        String caseId = open(mail, null, Right.ACCESS);
        assertThat(world.the(JdbcClient.class)
                        .sql("select person_hash from dp_dsar_request where case_id = ?")
                        .param(caseId)
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void aYearBetweenTwoNeverWeighsNorDoesWhatStopsAtOnceOrWasWithdrawn() {
        open(mail, null, Right.ACCESS);
        world.clock.to(DsarWorld.at("2028-01-31T09:00:00+01:00"));
        String yearLater = open(mail, null, Right.ACCESS);
        assertThat(repeats.of(yearLater)).hasSize(1);
        assertThat(repeats.withinAYear(yearLater)).isZero();
        open(mail, null, Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL);
        String withdrawn = open(mail, null, Right.ERASURE);
        world.the(DsarStore.class).withdrawn(withdrawn);
        later(60);
        assertThat(repeats.withinAYear(open(mail, null, Right.ACCESS))).isEqualTo(1);
    }

    @Test
    void twoChildrenOfOneGuardianAreTwoPeople() {
        open(mail, new NewRequest.Behalf(Requester.GUARDIAN, "Signe", null), Right.ACCESS);
        later(60);
        assertThat(repeats.of(open(mail, new NewRequest.Behalf(Requester.GUARDIAN, "Ole", null), Right.ACCESS)))
                .isEmpty();
        assertThat(repeats.of(open(mail, new NewRequest.Behalf(Requester.GUARDIAN, "  signe ", null), Right.ACCESS)))
                .hasSize(1);
        String child = open("child-" + mail, null, Right.ACCESS);
        later(60);
        assertThat(repeats.of(
                        open(mail, new NewRequest.Behalf(Requester.PROXY, "Signe", "child-" + mail), Right.ACCESS)))
                .extracting(DsarRepeats.Earlier::caseId)
                .containsExactly(child);
    }

    @Test
    void staffSeeThemAndARefusalBeginsWithThem() {
        String first = open(mail, null, Right.ACCESS);
        world.the(DsarStore.class).answered(first, DsarFacts.Outcome.ANSWERED, world.clock.instant());
        later(3_600);
        String second = open(mail, null, Right.ACCESS);
        DsarModule module = world.the(DsarModule.class);
        String reference = world.files().find(first).orElseThrow().reference();
        Section section = world.the(DsarRepeatWords.class).section(second, Locale.ENGLISH);
        assertThat(section.table().rows().get(0)).startsWith(reference, "31 January 2027");
        assertThat(module.formValues(second, DsarProcess.FORM_TRIAGE, Locale.ENGLISH))
                .hasEntrySatisfying(
                        "earlierRequests", lines -> assertThat((String) lines).isNotEmpty());
        assertThat(module.formValues(second, DsarProcess.FORM_REFUSAL, Locale.ENGLISH))
                .containsEntry("ground", "excessive")
                .containsKey("reasons");
        world.form(second, DsarProcess.FORM_REFUSAL, Map.of("ground", "otherLaw", "reasons", "So."));
        assertThat(module.formValues(second, DsarProcess.FORM_REFUSAL, Locale.ENGLISH))
                .as("what somebody wrote is not written over")
                .doesNotContainKeys("ground", "reasons");
        assertThat(module.formValues(first, DsarProcess.FORM_REFUSAL, Locale.ENGLISH))
                .doesNotContainKeys("ground", "reasons");
    }

    @Test
    void aShreddedRequestIsForgotten() {
        String first = open(mail, null, Right.ACCESS);
        later(60);
        String second = open(mail, null, Right.ACCESS);
        world.files().close(first, world.clock.instant(), LocalDate.of(2027, 2, 1), DsarWorld.PETRA);
        world.files().shred(first, DsarWorld.PETRA);
        assertThat(repeats.of(second)).isEmpty();
    }

    private void later(long seconds) {
        world.clock.to(world.clock.instant().plusSeconds(seconds));
    }

    private String open(String address, NewRequest.Behalf behalf, Right... rights) {
        return world.open(new NewRequest(
                UUID.randomUUID().toString(),
                "Freja Lindqvist",
                address,
                Locale.ENGLISH,
                EnumSet.copyOf(List.of(rights)),
                "",
                List.of(),
                DsarFile.CHANNEL_WEB,
                behalf));
    }
}
