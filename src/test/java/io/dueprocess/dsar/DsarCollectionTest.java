package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.ODD;
import static io.dueprocess.dsar.DsarWorld.contact;
import static io.dueprocess.dsar.DsarWorld.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.Entry;
import io.dueprocess.datamap.FoundRow;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.Person;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.dsar.DsarFacts.Match;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the address to the person's rows, whatever the systems do meanwhile. */
class DsarCollectionTest {

    private static final SystemUnavailable DOWN = new SystemUnavailable("crm", "timeout");
    private static final Identity FREJA = identity(Map.of("contactId", Set.of("10")), false);

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarCollection collection = world.the(DsarCollection.class);
    private final String caseId = world.open(Right.ACCESS);

    static Stream<Arguments> matches() {
        return Stream.of(
                Arguments.of(FREJA, Match.ONE),
                Arguments.of(identity(Map.of("contactId", Set.of("10")), true), Match.SHARED),
                Arguments.of(identity(Map.of("email", Set.of("freja@example.org")), false), Match.NONE),
                Arguments.of(identity(Map.of("contactId", Set.of()), false), Match.NONE),
                Arguments.of(identity(Map.of(), false, "crm"), Match.UNKNOWN),
                Arguments.of(identity(Map.of("contactId", Set.of("10")), false, "newsletter"), Match.ONE));
    }

    @ParameterizedTest
    @MethodSource("matches")
    void theMatchSaysWhetherOneSeveralOrNobodyIsBehindTheAddress(Identity found, Match match) {
        when(world.systems.identify(any())).thenReturn(found);
        world.the(DsarIntake.class).match(caseId);
        assertThat(world.facts(caseId).match()).isEqualTo(match);
        verify(world.systems).identify(new Person("Freja Lindqvist", Set.of("freja@example.org")));
    }

    @Test
    void aSystemsRowsAreKeptWordForWordUnderOpaqueKeysAndCounted() throws Exception {
        List<FoundRow> rows = List.of(contact("1", ODD, false), contact("2", null, false));
        collect(rows);
        assertThat(items())
                .extracting(Entry::key, entry -> entry.content().row())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("crm-00001", rows.get(0)),
                        org.assertj.core.groups.Tuple.tuple("crm-00002", rows.get(1)));
        assertThat(world.audit(caseId, AuditAction.COLLECT)).containsExactly("crm:2");
    }

    @Test
    void aRetryCollectsNothingTwice() throws Exception {
        collect(List.of(contact("1", "Freja", false)));
        collection.collect(caseId, "crm");
        assertThat(items()).hasSize(1);
        verify(world.systems, times(1)).collect(eq("crm"), any());
        assertThat(world.audit(caseId, AuditAction.COLLECT)).hasSize(1);
    }

    @Test
    void thatASystemHoldsNothingIsAnAnswerToo() throws Exception {
        collect(List.of());
        assertThat(items()).isEmpty();
        assertThat(world.the(DsarStore.class).collected(caseId, "crm")).isTrue();
        assertThat(world.audit(caseId, AuditAction.COLLECT)).containsExactly("crm:0");
    }

    @Test
    void aSystemThatStaysDownIsGivenUpAfterFiveAttemptsAndNotBefore() {
        collection.find(caseId);
        when(world.systems.collect(eq("crm"), any())).thenThrow(DOWN);
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThatThrownBy(() -> collection.collect(caseId, "crm")).isSameAs(DOWN);
        }
        assertThatThrownBy(() -> collection.collect(caseId, "crm")).isInstanceOf(SystemStaysDown.class);
        assertThat(world.the(DsarStore.class).collected(caseId, "crm")).isFalse();
        assertThat(items()).isEmpty();
    }

    @Test
    void aSystemThatComesBackIsCollected() throws Exception {
        collection.find(caseId);
        when(world.systems.collect(eq("crm"), any())).thenThrow(DOWN).thenReturn(List.of(contact("1", "F", false)));
        assertThatThrownBy(() -> collection.collect(caseId, "crm")).isSameAs(DOWN);
        collection.collect(caseId, "crm");
        assertThat(items()).hasSize(1);
    }

    @Test
    void attemptsAreCountedBySystem() {
        collection.find(caseId);
        when(world.systems.collect(any(), any())).thenThrow(DOWN);
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThatThrownBy(() -> collection.collect(caseId, "crm")).isSameAs(DOWN);
            assertThatThrownBy(() -> collection.collect(caseId, "newsletter")).isSameAs(DOWN);
        }
    }

    @Test
    void aSystemThatIsDownWhileThePersonIsFoundIsNamedNotForgotten() throws Exception {
        findWithoutCrm();
        collection.collect(caseId, "newsletter");
        assertThat(collection.missedWhileFinding(caseId)).containsExactly("crm");
        assertThat(world.the(DsarModule.class)
                        .formValues(caseId, DsarProcess.FORM_REVIEW, Locale.ENGLISH)
                        .get("reviewProgress"))
                .isEqualTo("0 of 0 items; may be incomplete, out of reach: crm");
    }

    @Test
    void aSystemThatIsBackWhenTheDataAreCollectedStillLeadsOn() throws Exception {
        findWithoutCrm();
        when(world.systems.identify(any())).thenReturn(FREJA);
        when(world.systems.collect("crm", FREJA)).thenReturn(List.of(contact("1", "Freja", false)));
        collection.collect(caseId, "crm");
        assertThat(items()).hasSize(1);
        assertThat(collection.missedWhileFinding(caseId)).isEmpty();
    }

    @Test
    void whatWasCollectedWhileItWasDownIsCollectedAgainOnceItAnswers() throws Exception {
        findWithoutCrm();
        collection.collect(caseId, "newsletter");
        when(world.systems.identify(any())).thenReturn(FREJA);
        when(world.systems.collect("newsletter", FREJA)).thenReturn(List.of(contact("7", "Freja", false)));
        collection.collect(caseId, "crm");
        assertThat(items()).hasSize(1);
        assertThat(collection.missedWhileFinding(caseId)).isEmpty();
    }

    @Test
    void whatCannotBeCollectedAgainStaysInDoubt() throws Exception {
        findWithoutCrm();
        collection.collect(caseId, "newsletter");
        when(world.systems.identify(any())).thenReturn(FREJA);
        when(world.systems.collect("newsletter", FREJA)).thenThrow(DOWN);
        collection.collect(caseId, "crm");
        assertThat(collection.missedWhileFinding(caseId)).containsExactly("crm");
    }

    @Test
    void allSystemsAnsweringNoneIsMissed() throws Exception {
        collect(List.of());
        assertThat(collection.missedWhileFinding(caseId)).isEmpty();
        assertThat(world.the(DsarModule.class).formValues(caseId, DsarProcess.FORM_REVIEW, Locale.ENGLISH))
                .containsEntry("reviewProgress", "0 of 0 items");
    }

    private void findWithoutCrm() {
        when(world.systems.identify(any())).thenReturn(identity(Map.of(), false, "crm"));
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThatThrownBy(() -> collection.find(caseId)).isInstanceOf(SystemUnavailable.class);
        }
        collection.find(caseId);
    }

    @Test
    void rowsOfASharedMailboxStayUncertain() throws Exception {
        collect(List.of(contact("1", "Freja", false), contact("2", null, true)));
        assertThat(world.the(DsarDesk.class).items(caseId, Locale.ENGLISH))
                .extracting(ReviewItem::uncertain)
                .containsExactly(false, true);
    }

    @Test
    void manyRowsKeepTheirOrder() throws Exception {
        collect(IntStream.rangeClosed(1, 120)
                .mapToObj(n -> contact(String.valueOf(n), "row " + n, false))
                .toList());
        assertThat(items())
                .hasSize(120)
                .extracting(entry -> entry.content().row().rowId())
                .startsWith("1", "2", "3")
                .endsWith("119", "120");
    }

    private void collect(List<FoundRow> rows) throws SystemStaysDown {
        collection.find(caseId);
        when(world.systems.collect("crm", FREJA)).thenReturn(rows);
        collection.collect(caseId, "crm");
    }

    private List<Entry<StoredItem>> items() {
        return collection.items(caseId);
    }
}
