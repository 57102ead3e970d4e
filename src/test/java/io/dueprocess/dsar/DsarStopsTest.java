package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.PETRA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Catalogue.Activity;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.PlannedRow.Treatment;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.Text;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** What ends at once (Art. 7(3), 21(2)-(3)): in every system, told, barred, and asked whether anything else needs the data. */
class DsarStopsTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarStops stops = world.the(DsarStops.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private String caseId;

    @BeforeEach
    void activities() {
        Catalogue map = world.systems.catalogue();
        List<Activity> activities = List.of(
                activity("newsletter", "Art. 6(1)(a)", true, true),
                activity("photos", "Art. 6(1)(a)", true, false),
                activity("letters", "Art. 6(1)(f)", false, true),
                activity("orders", "Art. 6(1)(b)", false, false));
        when(world.systems.catalogue())
                .thenReturn(
                        new Catalogue(map.controller(), map.authority(), map.recipients(), activities, map.systems()));
        request(Right.CONSENT_WITHDRAWAL);
    }

    private void request(Right... rights) {
        caseId = world.open(rights);
        when(execution.getProcessBusinessKey()).thenReturn(caseId);
    }

    @Test
    void aWithdrawalMeansEveryConsentAndAnObjectionEveryKindOfDirectMarketing() {
        assertThat(stops.atOnce(execution)).isTrue();
        assertThat(stops.activities(caseId)).containsExactly("newsletter", "photos");
        request(Right.MARKETING_OBJECTION);
        assertThat(stops.activities(caseId)).containsExactly("letters", "newsletter");
        request(Right.ACCESS);
        assertThat(stops.atOnce(execution)).isFalse();
        assertThat(stops.activities(caseId)).isEmpty();
    }

    @Test
    void aLinkEndsWhatItNamesAndTriageMayFindMore() {
        world.files().put(caseId, DsarStop.KIND, DsarStop.KIND, new DsarStop(Set.of("photos")), PETRA);
        assertThat(stops.activities(caseId)).containsExactly("photos");
        stops.confirm(caseId);
        triaged("rightConsentWithdrawal");
        when(execution.getVariable("decision")).thenReturn("act");
        assertThat(stops.foundAtTriage(execution)).isFalse();
        triaged("rightConsentWithdrawal", "rightMarketingObjection");
        assertThat(stops.foundAtTriage(execution)).isTrue();
        assertThat(stops.activities(caseId)).containsExactly("letters", "newsletter", "photos");
        when(execution.getVariable("decision")).thenReturn("withdrawn");
        assertThat(stops.foundAtTriage(execution)).isFalse();
    }

    @Test
    void wordsAreReadByAPersonAndARequestWithoutAnyByNobody() {
        assertThat(stops.unread(execution)).as("the request has a text").isTrue();
        caseId = world.open(new NewRequest(
                "k" + caseId,
                "",
                "freja@example.org",
                java.util.Locale.ENGLISH,
                Set.of(Right.CONSENT_WITHDRAWAL),
                "",
                List.of()));
        when(execution.getProcessBusinessKey()).thenReturn(caseId);
        assertThat(stops.unread(execution)).isFalse();
    }

    @Test
    void itStopsOnceInEachSystem() throws SystemStaysDown {
        when(world.changes.running(any())).thenReturn(List.of("crm", "archive"));
        assertThat(stops.systems(execution)).containsExactly("crm", "archive");
        stops.stop(caseId, "crm");
        stops.stop(caseId, "crm");
        verify(world.changes, times(1)).stop(eq("crm"), any(), eq(Set.of("newsletter", "photos")));
        assertThat(stops.systems(execution)).containsExactly("archive");
    }

    @Test
    void whileAnotherSystemIsDownItStopsAllTheSameAndIsTriedAgain() {
        when(world.systems.identify(any())).thenReturn(DsarWorld.identity(Map.of(), false, "accounts"));
        assertThatThrownBy(() -> stops.stop(caseId, "crm")).isInstanceOf(SystemUnavailable.class);
        verify(world.changes).stop(eq("crm"), any(), any());
        assertThat(world.the(DsarWork.class).done(caseId, DsarWork.Kind.STOP, "crm"))
                .isFalse();
    }

    @Test
    void thePersonIsToldOnceTheAddressIsBarredAndUnneededDataGoLater() {
        PlannedRow photo = new PlannedRow("contact", "7", Treatment.DELETE, Set.of(), null, null, null, false);
        PlannedRow whose = new PlannedRow("contact", "8", Treatment.DELETE, Set.of(), null, null, null, true);
        when(world.erasures.systems()).thenReturn(List.of("crm"));
        when(world.erasures.plan(any(), any(), any(), any()))
                .thenReturn(new SystemPlan("crm", false, List.of(photo, whose)));
        stops.confirm(caseId);
        stops.confirm(caseId);
        verify(world.suppression, times(1)).stopped("freja@example.org", Set.of("newsletter", "photos"));
        assertThat(world.mails(caseId)).containsExactly("stopped:STOP");
        @SuppressWarnings("unchecked")
        ArgumentCaptor<Collection<SystemPlan>> later = ArgumentCaptor.forClass(Collection.class);
        verify(world.later, times(1)).schedule(eq("withdrawal:" + caseId), later.capture());
        assertThat(later.getValue())
                .singleElement()
                .satisfies(plan -> assertThat(plan.rows()).singleElement().satisfies(row -> {
                    assertThat(row.treatment()).isEqualTo(Treatment.KEEP);
                    assertThat(row.until()).isEqualTo(LocalDate.of(2027, 3, 2));
                }));
    }

    @Test
    void anObjectionToMarketingAloneErasesNothing() {
        request(Right.MARKETING_OBJECTION);
        triaged("rightMarketingObjection");
        when(world.erasures.systems()).thenReturn(List.of("crm"));
        when(world.erasures.plan(any(), any(), any(), any())).thenReturn(new SystemPlan("crm", false, List.of()));
        stops.confirm(caseId);
        verify(world.later, never()).schedule(any(), any());
    }

    private void triaged(String... rights) {
        world.clock.to(world.clock.instant().plusSeconds(1));
        Map<String, Object> fields = new java.util.HashMap<>();
        List.of(rights).forEach(right -> fields.put(right, true));
        world.form(caseId, DsarProcess.FORM_TRIAGE, fields);
    }

    private static Activity activity(String id, String basis, boolean consent, boolean directMarketing) {
        Text text = new Text(id, id);
        return new Activity(
                id, text, text, text, basis, text, text, text, List.of(), null, text, text, consent, directMarketing);
    }
}
