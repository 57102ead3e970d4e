package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.SealedTexts;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consent withdrawn by a link or a button. */
class DsarConsentTest {

    private static final String MAIL = "Freja+1@example.org";
    private static final Locale DANISH = Locale.forLanguageTag("da");

    private DsarWorld world;
    private DsarConsent consent;

    @BeforeEach
    void start() {
        world = DsarWorld.fresh();
        consent = world.the(DsarConsent.class);
        world.the(JdbcClient.class)
                .sql("delete from dp_dsar_request where submission_key like 'link-%'")
                .update();
        Catalogue plain = world.systems.catalogue();
        when(world.systems.catalogue())
                .thenReturn(new Catalogue(
                        plain.controller(),
                        plain.authority(),
                        plain.recipients(),
                        List.of(
                                activity("news", true, true),
                                activity("photos", true, false),
                                activity("offers", false, true),
                                activity("contract", false, false)),
                        plain.systems(),
                        List.of()));
    }

    private static Catalogue.Activity activity(String id, boolean consent, boolean marketing) {
        Text text = new Text(id + " in English", id + " på dansk");
        return new Catalogue.Activity(
                id, text, text, text, "Art. 6", text, text, text, List.of(), null, null, null, consent, marketing);
    }

    private String token(Set<String> activities) {
        String url = consent.url(MAIL, activities, DANISH);
        assertThat(url)
                .startsWith("https://privacy.example.org/consent/")
                .doesNotContainIgnoringCase("freja", "@", "news");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private List<String> cases() {
        return world.the(JdbcClient.class)
                .sql("select case_id from dp_dsar_request where submission_key like 'link-%' order by submission_key")
                .query(String.class)
                .list();
    }

    private DsarFile request(String caseId) {
        return world.files()
                .get(caseId, DsarFile.KIND, DsarFile.KIND, DsarFile.class)
                .orElseThrow();
    }

    private Set<String> stops(String caseId) {
        return world.files()
                .get(caseId, DsarStop.KIND, DsarStop.KIND, DsarStop.class)
                .orElseThrow()
                .activities();
    }

    @Test
    void aLinkSaysWhatItEndsToUsAlone() {
        DsarConsent.Withdrawal read = consent.read(token(Set.of("news"))).orElseThrow();
        assertThat(read).isEqualTo(new DsarConsent.Withdrawal(MAIL, Set.of("news"), DANISH));
        assertThat(read.toString()).doesNotContain("Freja");
        assertThat(consent.names(read.activities(), DANISH)).containsExactly("news på dansk");
        assertThat(token(Set.of("news"))).isNotEqualTo(token(Set.of("news")));
    }

    @Test
    void foreignAndAlteredLinksAreNone() {
        String token = token(Set.of("news"));
        for (String other : List.of(
                "",
                "x",
                "%",
                token.substring(1),
                token + "A",
                "A" + token.substring(1),
                "A".repeat(10_000),
                world.the(SealedTexts.class).seal("other-purpose", "a@b.example\n\nda"))) {
            assertThat(consent.read(other)).as(other).isEmpty();
        }
        assertThat(consent.read(token(Set.of("contract")))).isEmpty();
        assertThat(consent.read(token(Set.of("gone")))).isEmpty();
    }

    @Test
    void theGeneralLinkEndsDirectMarketingAndNothingElse() {
        assertThat(consent.read(token(Set.of())).orElseThrow().activities())
                .containsExactlyInAnyOrder("news", "offers");
    }

    @Test
    void aClickOpensACaseThatStopsWhatTheLinkNames() {
        consent.withdraw(consent.read(token(Set.of("news", "offers"))).orElseThrow());
        String caseId = cases().get(0);
        assertThat(request(caseId).name()).isEmpty();
        assertThat(request(caseId).mail()).isEqualTo("freja+1@example.org");
        assertThat(request(caseId).channel()).isEqualTo("link");
        assertThat(request(caseId).rights())
                .containsExactlyInAnyOrder(Right.CONSENT_WITHDRAWAL, Right.MARKETING_OBJECTION);
        assertThat(stops(caseId)).containsExactlyInAnyOrder("news", "offers");
        assertThat(world.facts(caseId).language()).isEqualTo(DANISH);
        assertThat(world.the(DsarIntake.class).person(caseId).name()).isNull();
    }

    @Test
    void manyClicksAreOneCaseUntilItIsDone() {
        DsarConsent.Withdrawal news = consent.read(token(Set.of("news"))).orElseThrow();
        for (int i = 0; i < 5; i++) {
            consent.withdraw(news);
        }
        assertThat(cases()).hasSize(1);
        consent.withdraw(consent.read(token(Set.of("photos"))).orElseThrow());
        assertThat(cases()).hasSize(2);
        cases().forEach(caseId ->
                world.the(DsarStore.class).answered(caseId, DsarFacts.Outcome.ANSWERED, DsarWorld.RECEIVED));
        consent.withdraw(news);
        assertThat(cases()).hasSize(3);
    }

    @Test
    void theButtonOfACaseEndsAllThatAClickCanEnd() {
        String caseId = world.open(Right.ACCESS);
        consent.withdrawAll(caseId);
        String withdrawal = cases().get(0);
        assertThat(request(withdrawal).name()).isEqualTo("Freja Lindqvist");
        assertThat(stops(withdrawal)).containsExactlyInAnyOrder("news", "photos", "offers");
    }

    @Test
    void aLinkIsSentWhetherTheAddressIsKnownOrNot() {
        int before = world.mails("system").size();
        consent.sendLink("nobody@example.org", DANISH);
        assertThat(world.mails("system")).hasSize(before + 1);
    }
}
