package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Groups;
import io.dueprocess.breach.people.Addressee;
import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Text;
import io.dueprocess.desk.CaseView;
import io.dueprocess.engine.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BreachPeopleTest {

    private final PeopleWorld world = PeopleWorld.fresh();
    private final BreachPeople people = world.the(BreachPeople.class);
    private final BreachMailing mailing = world.the(BreachMailing.class);
    private final String caseId = world.open();

    // --- lists

    @Test
    void aListIsKeptInBatchesOfAHundredAndInOrder() {
        world.list(caseId, 250);

        assertThat(batches()).containsExactly(1, 2, 3);
        assertThat(world.people(caseId))
                .hasSize(250)
                .first()
                .isEqualTo(new Addressee("Person 1", "person1@person.example", "da"));
        assertThat(world.people(caseId)).last().extracting(Addressee::name).isEqualTo("Person 250");
    }

    @Test
    void nobodyOnTheListStandsInTheDatabaseInClear() {
        world.list(caseId, 3);
        String stored = world
                .the(JdbcClient.class)
                .sql("select content from dp_case_entry where case_id = ?")
                .param(caseId)
                .query(byte[].class)
                .list()
                .stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .reduce("", String::concat);

        assertThat(stored).isNotEmpty().doesNotContain("person1@person.example", "Person 1");
    }

    @Test
    void aNewListReplacesTheOldOne() {
        world.list(caseId, 250);
        world.take(caseId, "name;mail\nTom;tom@person.example");

        assertThat(batches()).containsExactly(1);
        assertThat(world.people(caseId)).extracting(Addressee::name).containsExactly("Tom");
    }

    @Test
    void oneWrongLineTakesNothingUnlessTheSoundOnesAreAskedFor() {
        String csv = "name;mail\nTom;tom@person.example\nAne;ane\n";

        BreachPeopleLists.Outcome refused = world.take(caseId, csv);
        assertThat(refused.taken()).isFalse();
        assertThat(batches()).isEmpty();
        assertThat(flaws(refused)).contains("3,This is not a mail address").doesNotContain("Ane");

        BreachPeopleLists.Outcome taken = world.take(caseId, csv, true);
        assertThat(taken.taken()).isTrue();
        assertThat(world.people(caseId)).hasSize(1);
        assertThat(world.files().attachments(caseId))
                .as("the errors of the last list only")
                .hasSize(1);

        world.take(caseId, "name;mail\nTom;tom@person.example");
        assertThat(world.files().attachments(caseId)).isEmpty();
    }

    @Test
    void aListWithoutAnySoundLineReplacesNothing() {
        world.list(caseId, 2);

        assertThat(world.take(caseId, "name;mail\nAne;ane\n", true).taken()).isFalse();
        assertThat(world.people(caseId)).hasSize(2);
    }

    @Test
    void everybodyInASystemOfTheDataMap() {
        SystemOfRecord crm = new SystemOfRecord("crm", new Text("CRM", "CRM"), "it", List.of(), null, false, List.of());
        when(world.systems.withContacts()).thenReturn(List.of(crm));
        doAnswer(call -> {
                    BiConsumer<String, String> take = call.getArgument(2);
                    take.accept("Tom", "tom@person.example");
                    take.accept("", "TOM@person.example");
                    take.accept("Ane", "no address");
                    return null;
                })
                .when(world.systems)
                .contacts(eq("crm"), anyInt(), any());
        BreachPeopleLists lists = world.the(BreachPeopleLists.class);

        assertThat(lists.takeFrom(caseId, "crm", false, PeopleWorld.PETRA, Locale.ENGLISH)
                        .taken())
                .isFalse();
        BreachPeopleLists.Outcome outcome = lists.takeFrom(caseId, "crm", true, PeopleWorld.PETRA, Locale.ENGLISH);
        assertThat(outcome.people()).isEqualTo(1);
        assertThat(outcome.duplicates()).isEqualTo(1);
        assertThat(outcome.flaws()).singleElement().extracting("line").isEqualTo(3);
        refused(
                "breach.refused.no-such-system",
                () -> lists.takeFrom(caseId, "erp", true, PeopleWorld.PETRA, Locale.ENGLISH));
    }

    @Test
    void onceApprovedTheListStaysUntilNewFactsBeginAnotherRound() {
        world.list(caseId, 2);
        world.approved(caseId);
        refused("breach.refused.list-closed", () -> world.list(caseId, 3));

        writeAll();
        people.newRound(caseId, PeopleWorld.PETRA);
        BreachPeopleLists.Outcome more =
                world.take(caseId, "name;mail\nAgain;person1@person.example\nNew;new@person.example");

        assertThat(more.people()).as("who was written to is left out").isEqualTo(1);
        assertThat(batches()).containsExactly(2);
        world.approved(caseId);
        writeAll();
        assertThat(world.letters(caseId)).containsExactly("person:1:1", "person:1:2", "person:2:1");
    }

    // --- letters

    @Test
    void aBatchIsWrittenToOnceHoweverOftenItsJobRuns() {
        world.list(caseId, 101);
        world.approved(caseId);

        mailing.write(caseId, 1);
        mailing.write(caseId, 1);

        assertThat(world.letters(caseId)).hasSize(100).contains("person:1:1", "person:1:100");
        assertThat(batches()).containsExactly(2);
        mailing.write(caseId, 2);
        assertThat(world.letters(caseId)).hasSize(101);
        assertThat(batches()).isEmpty();
    }

    @Test
    void aBatchThatFailsLeavesNothing() {
        world.list(caseId, 3);

        assertThatThrownBy(() -> mailing.write(caseId, 1)).hasMessageContaining("no letter");
        assertThat(world.letters(caseId)).isEmpty();
        assertThat(batches()).containsExactly(1);
    }

    @Test
    void lettersLeaveOneAfterTheOtherAtTheAllowedPace() {
        world.list(caseId, 102);
        world.approved(caseId);
        mailing.write(caseId, 1);
        world.clock.turn(Duration.ofSeconds(10));
        mailing.write(caseId, 2);

        List<Instant> times = times();
        assertThat(times.get(0)).isEqualTo(PeopleWorld.NOW);
        assertThat(times.get(99)).isEqualTo(PeopleWorld.NOW.plusSeconds(99));
        assertThat(times.get(101)).as("one a second").isEqualTo(PeopleWorld.NOW.plusSeconds(101));
    }

    @Test
    void inADrillNobodyIsWrittenToAndEverybodyIsCounted() {
        String drill = world.open(Duration.ofHours(4));
        world.list(drill, 2);
        world.approved(drill);
        mailing.write(drill, 1);

        assertThat(world.letters(drill)).isEmpty();
        assertThat(world.the(BreachBatches.class).people(drill)).isEqualTo(new BreachBatches.People(2, 2));
        assertThat(people.sections(drill, Locale.ENGLISH).get(0).facts())
                .contains(new CaseView.Fact("Would have been written to (drill)", "2"));
        people.beforeComplete(drill, BreachProcess.TASK_CONFIRM_TOLD, "petra", null);
        assertThat(world.the(BreachStore.class).get(drill).toldAt()).isNotNull();
    }

    // --- tasks

    @Test
    void aLetterSaysAllThatTheLawAsksForAndHasSomebodyToGoTo() {
        refused("breach.refused.letter-incomplete", () -> prepare(Map.of("subjectDa", "Brud"), "mail"));
        refused("breach.refused.letter-incomplete", () -> prepare(Map.of(), "public"));
        refused("breach.refused.no-people", () -> prepare(PeopleWorld.letter("Da"), "mail"));
        refused("breach.refused.no-means", () -> prepare(PeopleWorld.letter("Da"), "telephone"));

        prepare(PeopleWorld.letter("Da"), "public");
        assertThat(world.the(BreachStore.class).get(caseId).telling()).isEqualTo(BreachFacts.Telling.PUBLIC);
        prepare(Map.of("exemptionGround", "unintelligible"), "exempt");
        assertThat(world.the(BreachStore.class).get(caseId).telling()).isEqualTo(BreachFacts.Telling.EXEMPT);
    }

    @Test
    void whoPreparedItDoesNotApproveIt() {
        world.list(caseId, 1);
        prepare(PeopleWorld.letter("En"), "mail");

        assertThat(people.excludedFrom(caseId, BreachProcess.TASK_APPROVE_COMMUNICATION))
                .isEqualTo(Set.of("petra"));
        assertThat(people.excludedFrom(caseId, BreachProcess.TASK_PREPARE_COMMUNICATION))
                .isEmpty();
    }

    @Test
    void itIsDoneWhenNoLetterWaitsAndTheUnreachableAreToldOtherwise() {
        world.list(caseId, 2);
        world.approved(caseId);
        refused("breach.refused.letters-wait", this::confirm);
        writeAll();
        refused("breach.refused.letters-wait", this::confirm);
        mailState("person:1:1", "SENT");
        mailState("person:1:2", "FAILED");
        refused("breach.refused.unreachable", this::confirm);
        assertThat(people.formValues(caseId, BreachProcess.FORM_TOLD))
                .containsEntry("peopleListed", "2")
                .containsEntry("peopleHandedOver", "1")
                .containsEntry("peopleWaiting", "0")
                .containsEntry("peopleUnreachable", "1");

        world.form(caseId, BreachProcess.FORM_TOLD, Map.of("toldOtherwise", "By letter, on Monday."));
        confirm();
        assertThat(world.the(BreachStore.class).get(caseId).toldAt()).isEqualTo(PeopleWorld.NOW);
    }

    @Test
    void theCasePageShowsFiguresAndOffersTheListToThePrivacyTeam() {
        assertThat(people.sections(caseId, Locale.ENGLISH)).isEmpty();
        world.list(caseId, 1200);
        assertThat(people.sections(caseId, Locale.ENGLISH).get(0).facts())
                .contains(new CaseView.Fact("On the list", "1,200"), new CaseView.Fact("Waiting", "1,200"));

        when(world.staff.currentGroups()).thenReturn(Set.of(Groups.DPO));
        assertThat(people.actions(caseId)).isEmpty();
        when(world.staff.currentGroups()).thenReturn(Set.of(Groups.PRIVACY_TEAM));
        assertThat(people.actions(caseId)).hasSize(1);
        world.approved(caseId);
        assertThat(people.actions(caseId)).isEmpty();
    }

    @Test
    void theApproverSeesTheTextInBothLanguages() {
        world.list(caseId, 1);
        prepare(PeopleWorld.letter("Da", "En"), "mail");

        assertThat(people.formValues(caseId, BreachProcess.FORM_COMMUNICATION_APPROVAL))
                .containsEntry("preparedBy", "petra")
                .containsEntry("peopleListed", "1 to be written to")
                .extractingByKey("letterPreview")
                .asString()
                .contains("[Danish]", "nature in Da", "[English]", "advice in En", "privacy@milestone.example");
    }

    @Test
    void theLeftOutLanguageIsReplacedByTheOther() {
        BreachLetter both = BreachLetter.of(PeopleWorld.letter("Da", "En"));
        assertThat(List.of(both.language("da"), both.language("en"), both.language("")))
                .containsExactly("da", "en", "da");
        BreachLetter english = BreachLetter.of(PeopleWorld.letter("En"));
        assertThat(List.of(english.language("da"), english.language(""))).containsOnly("en");
        assertThat(BreachLetter.of(PeopleWorld.letter("Da")).language("en")).isEqualTo("da");
    }

    private void prepare(Map<String, Object> fields, String decision) {
        world.form(caseId, BreachProcess.FORM_COMMUNICATION, fields);
        world.clock.turn(Duration.ofMillis(1));
        people.beforeComplete(caseId, BreachProcess.TASK_PREPARE_COMMUNICATION, "petra", decision);
    }

    private void confirm() {
        people.beforeComplete(caseId, BreachProcess.TASK_CONFIRM_TOLD, "petra", null);
    }

    /** As the engine does: it asks for the list anew at each turn. */
    private void writeAll() {
        for (int turn = 0; turn < batchesOfTheLoop().size(); turn++) {
            mailing.write(caseId, batchesOfTheLoop().get(turn));
        }
    }

    /** Numbers of the batches that nobody has written to. */
    private List<Integer> batches() {
        return world.the(BreachBatches.class).unwritten(caseId);
    }

    private List<Integer> batchesOfTheLoop() {
        DelegateExecution execution = mock();
        when(execution.getProcessBusinessKey()).thenReturn(caseId);
        return people.batches(execution);
    }

    private List<Instant> times() {
        return world
                .the(JdbcClient.class)
                .sql("select next_attempt_at from dp_mail where case_id = ? order by 1")
                .param(caseId)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }

    private void mailState(String key, String state) {
        world.the(JdbcClient.class)
                .sql("update dp_mail set state = ? where case_id = ? and mail_key = ?")
                .params(state, caseId, key)
                .update();
    }

    private String flaws(BreachPeopleLists.Outcome outcome) {
        CaseFiles files = world.files();
        Attachment csv = files.attachment(caseId, outcome.flawsId()).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.copyTo(csv, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refused.class).hasMessage(code);
    }
}
