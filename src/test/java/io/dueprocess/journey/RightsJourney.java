package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.datamap.demo.DemoPeople;
import io.dueprocess.datamap.demo.DemoPeople.DemoPerson;
import io.dueprocess.datamap.demo.DemoPeople.Where;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.Filing;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.SystemRows;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each right from the form to the answer, and the systems of record as they are afterwards: every row of everybody is
 * compared with what the demo's numbers foretell.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RightsJourney {

    private static final Map<String, String> BY_HAND = Map.of("done", "Done in the system, and looked at again.");

    private final Set<DemoPerson> taken = new HashSet<>();

    abstract RunningApp app();

    /** Our own database. */
    abstract DataSource database();

    /** System to its database. */
    abstract Map<String, DataSource> systems();

    @Test
    void accessChangesNothing() {
        SystemRows before = rows();
        AccessCase one = file(person(Where.CRM, Where.SUPPORT), "ACCESS");

        one.triaged("rightAccess").reviewed().approved();
        awaitAnswer(one);

        assertThat(downloads(one)).isNotEmpty();
        assertThat(rows().differencesTo(before)).isEmpty();
    }

    @Test
    void aPortableCopyHoldsWhatThePersonGaveAndChangesNothing() {
        SystemRows before = rows();
        DemoPerson person = person(Where.CRM, Where.EVENTS);
        AccessCase one = file(person, "PORTABILITY");

        one.triaged("rightPortability").reviewed().approved();
        awaitAnswer(one);

        assertThat(downloads(one)).isNotEmpty();
        assertThat(rows().differencesTo(before)).isEmpty();
    }

    @Test
    void whatIsWrongIsCorrectedWhereItStands() {
        SystemRows before = rows();
        DemoPerson person = person(Where.CRM, Where.ACCOUNTS);
        AccessCase one = file(person, "RECTIFICATION");

        one.triaged("rightRectification");
        String task = one.petra.awaitTask(one.id, "UserTask_AssessRectification");
        assertThat(one.petra.claim(task).statusCode()).isEqualTo(204);
        correct(one, "crm", "contact", "phone", "+45 70 12 34 56");
        assertThat(one.petra.submit(task, Map.of("decision", "correct")).statusCode())
                .isBetween(200, 204);
        awaitAnswer(one);

        assertThat(rows().differencesTo(new ExpectedRows(before, person)
                        .corrected("crm.", "phone", "+45 70 12 34 56")
                        .rows()))
                .isEmpty();
    }

    private void correct(AccessCase one, String system, String table, String column, String value) {
        String path = "/api/v1/dsar/" + one.id + "/rectification";
        for (JsonNode in : one.petra.read(path).get("systems")) {
            for (JsonNode row : in.get("rows")) {
                for (JsonNode field : row.get("fields")) {
                    if (in.get("system").asText().equals(system)
                            && row.get("table").asText().equals(table)
                            && field.get("column").asText().equals(column)) {
                        one.petra.done(
                                "PUT",
                                path,
                                Map.of(
                                        "system",
                                        system,
                                        "table",
                                        table,
                                        "rowId",
                                        row.get("rowId").asText(),
                                        "column",
                                        column,
                                        "seen",
                                        field.get("value").asText(),
                                        "newValue",
                                        value));
                    }
                }
            }
        }
    }

    @Test
    void erasureTakesEverythingThatNoLawKeepsAndNothingOfAnybodyElse() {
        SystemRows before = rows();
        DemoPerson person = person(Where.CRM, Where.NEWSLETTER, Where.EVENTS, Where.SUPPORT, Where.ACCOUNTS);
        AccessCase one = file(person, "ERASURE");

        one.triaged("rightErasure");
        one.dan.complete(one.id, "UserTask_DecideErasure", Map.of("decision", "erase"));
        awaitAnswer(one);

        assertThat(rows().differencesTo(
                                new ExpectedRows(before, person).erased(today()).rows()))
                .isEmpty();
        assertThat(downloads(one)).isNotEmpty();
    }

    @Test
    void restrictionMarksThePersonsRowsEverywhere() {
        SystemRows before = rows();
        DemoPerson person = person(Where.CRM, Where.NEWSLETTER, Where.SUPPORT);
        AccessCase one = file(person, "RESTRICTION");

        one.triaged("rightRestriction");
        one.petra.complete(one.id, "UserTask_AssessRestriction", Map.of("decision", "restrict", "ground", "accuracy"));
        awaitAnswer(one);

        assertThat(rows().differencesTo(new ExpectedRows(before, person)
                        .restricted(true)
                        .rows()))
                .isEmpty();
    }

    @Test
    void whileAnObjectionIsWeighedTheRowsAreRestrictedAndStaySoWhenItIsUpheld() {
        SystemRows before = rows();
        DemoPerson person = person(Where.CRM, Where.EVENTS);
        AccessCase one = file(person, "OBJECTION");

        one.triaged("rightObjection");
        StaffClient lea = new StaffClient(app(), "lea");
        lea.awaitTask(one.id, "UserTask_WeighObjection");
        assertThat(rows().differencesTo(new ExpectedRows(before, person)
                        .restricted(true)
                        .rows()))
                .as("restricted meanwhile (Art. 18(1)(d))")
                .isEmpty();
        lea.complete(
                one.id,
                "UserTask_WeighObjection",
                Map.of(
                        "ourGrounds", "Following up on events is useful, no more.",
                        "situation", "The person has left the trade.",
                        "decision", "uphold"));
        awaitAnswer(one);

        assertThat(rows().differencesTo(new ExpectedRows(before, person)
                        .restricted(true)
                        .rows()))
                .isEmpty();
    }

    @Test
    void directMarketingStopsWithoutAnybodyDecidingAnything() {
        SystemRows before = rows();
        DemoPerson person = person(Where.CRM, Where.NEWSLETTER);

        AccessCase one = file(person, "MARKETING_OBJECTION");
        awaitAnswer(one);

        SystemRows after = rows();
        assertThat(after.differencesTo(new ExpectedRows(before, person)
                        .marketingStopped(after, today())
                        .rows()))
                .isEmpty();
    }

    @Test
    void aConsentIsWithdrawnWithoutAnybodyDecidingAnything() {
        SystemRows before = rows();
        DemoPerson person = person(Where.CRM, Where.NEWSLETTER, Where.EVENTS);

        AccessCase one = file(person, "CONSENT_WITHDRAWAL");
        awaitAnswer(one);

        SystemRows after = rows();
        assertThat(after.differencesTo(new ExpectedRows(before, person)
                        .consentWithdrawn(after, today())
                        .rows()))
                .isEmpty();
    }

    @Test
    void severalRightsInOneRequestGetOneAnswerAndTheCopyIsMadeBeforeAnythingGoes() {
        SystemRows before = rows();
        DemoPerson person = person(Where.CRM, Where.SUPPORT, Where.ACCOUNTS);
        AccessCase one = file(person, "ACCESS", "ERASURE");

        one.triaged("rightAccess", "rightErasure");
        one.dan.complete(one.id, "UserTask_DecideErasure", Map.of("decision", "erase"));
        assertThat(rows().differencesTo(before))
                .as("nothing goes before it is copied")
                .isEmpty();
        one.reviewed().approved();
        awaitAnswer(one);

        assertThat(rows().differencesTo(
                                new ExpectedRows(before, person).erased(today()).rows()))
                .isEmpty();
        assertThat(downloads(one).size()).isGreaterThanOrEqualTo(3);
        Awaitility.await("one acknowledgement, one answer, which leaves after the case is answered")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> one.mails()
                                .filter(mail -> mail.subject().contains(one.reference()))
                                .count()
                        == 2);
    }

    // --- the people, the case, the rows

    /** Somebody of the demo whom exactly nobody else's mailbox or request touches. */
    private DemoPerson person(Where... in) {
        Predicate<DemoPerson> ownMailbox =
                person -> person.number() > 5 && person.number() % 50 > 0 && person.number() % 50 < 49;
        DemoPerson found = DemoPeople.all().stream()
                .filter(ownMailbox)
                .filter(person -> person.in().containsAll(Set.of(in)) && !taken.contains(person))
                .findFirst()
                .orElseThrow();
        taken.add(found);
        return found;
    }

    private AccessCase file(DemoPerson person, String... rights) {
        return AccessCase.file(app(), Filing.of(person.name(), person.mail()).withRights(rights));
    }

    /** What no connector reaches is done by its owners meanwhile. */
    private void awaitAnswer(AccessCase one) {
        List<StaffClient> owners = List.of(new StaffClient(app(), "sia"), new StaffClient(app(), "bo"), one.petra);
        Awaitility.await("answer")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    owners.forEach(owner -> byHand(owner, one.id));
                    return answered(one.id);
                });
    }

    private static void byHand(StaffClient owner, String caseId) {
        for (String key : List.of(
                "UserTask_EraseByHand",
                "UserTask_RestrictByHand",
                "UserTask_StopObjectedByHand",
                "UserTask_StopByHand")) {
            for (String task : owner.tasks(caseId, key)) {
                if (owner.claim(task).statusCode() == 204) {
                    owner.submit(task, BY_HAND);
                }
            }
        }
    }

    private boolean answered(String caseId) {
        return JdbcClient.create(database())
                        .sql("select count(*) from dp_dsar_request where case_id = ? and outcome = 'ANSWERED'")
                        .param(caseId)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static List<String> downloads(AccessCase one) {
        List<String> paths = one.signedIn().person.answers();
        paths.forEach(path -> assertThat(new String(one.person.download(path), StandardCharsets.ISO_8859_1))
                .isNotEmpty());
        return paths;
    }

    private SystemRows rows() {
        return SystemRows.of(systems());
    }

    private static LocalDate today() {
        return LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
    }
}
