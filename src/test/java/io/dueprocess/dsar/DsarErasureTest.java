package io.dueprocess.dsar;

import static io.dueprocess.dsar.DsarWorld.DORA;
import static io.dueprocess.dsar.DsarWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.PlannedRow.Treatment;
import io.dueprocess.datamap.Retained;
import io.dueprocess.datamap.RowRef;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.dsar.DsarErasurePlans.Mark;
import io.dueprocess.retention.Certificates.Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasure of a request (Art. 17): dry run, decision, once per system, verified, certified. */
class DsarErasureTest {

    private static final SystemPlan CRM = plan("crm", Treatment.DELETE, "10", "11");
    private static final SystemPlan DONE = new SystemPlan("crm", false, List.of());
    private static final SystemPlan ARCHIVE = new SystemPlan("archive", true, List.of());

    private final DsarWorld world = DsarWorld.fresh();
    private final DsarErasure erasure = world.the(DsarErasure.class);
    private final DsarErasurePlans plans = world.the(DsarErasurePlans.class);
    private final String caseId = world.open(Right.ERASURE);
    private final DelegateExecution execution = mock(DelegateExecution.class);

    @BeforeEach
    void found() {
        world.the(DsarCollection.class).find(caseId);
        when(execution.getProcessBusinessKey()).thenReturn(caseId);
        when(world.erasures.systems()).thenReturn(List.of("crm", "archive"));
        when(world.erasures.plan(eq("crm"), any(), any(), anyCollection())).thenReturn(CRM);
        when(world.erasures.plan(eq("archive"), any(), any(), anyCollection())).thenReturn(ARCHIVE);
        when(world.certificates.of(any(), any(), any(), any(), any()))
                .thenReturn(new Certificate("certificate.pdf", new byte[] {1}));
    }

    @Test
    void theDryRunIsKeptForTheDecisionAndChangesNothing() {
        erasure.plan(caseId);
        erasure.plan(caseId);
        assertThat(plans.plans(caseId)).containsEntry("crm", CRM).containsEntry("archive", ARCHIVE);
        verify(world.erasures, times(2)).plan(any(), any(), any(), anyCollection());
        verify(world.erasures, never()).carryOut(any(SystemPlan.class));
    }

    @Test
    void aSystemThatStaysDownBecomesItsOwnersAndTheOthersArePlanned() {
        doThrow(new SystemUnavailable("crm", "timeout"))
                .when(world.erasures)
                .plan(eq("crm"), any(), any(), anyCollection());
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThatThrownBy(() -> erasure.plan(caseId)).isInstanceOf(SystemUnavailable.class);
        }
        erasure.plan(caseId);
        assertThat(plans.plans(caseId).get("crm")).isEqualTo(new SystemPlan("crm", true, List.of()));
        assertThat(plans.plans(caseId)).containsKey("archive");
    }

    @Test
    void nothingIsErasedThatTheDataProtectionOfficerRefused() {
        erasure.plan(caseId);
        assertThat(erasure.decided(execution)).isFalse();
        decide("refuse");
        assertThat(erasure.decided(execution)).isFalse();
        decide("erase");
        assertThat(erasure.decided(execution)).isTrue();
    }

    @Test
    void eachSystemIsErasedOnceByAPlanMadeAnew() throws SystemStaysDown {
        erasure.plan(caseId);
        assertThat(erasure.systems(execution)).containsExactlyInAnyOrder("crm", "archive");
        when(execution.getVariable("system")).thenReturn("archive");
        assertThat(erasure.byUs(execution)).isFalse();
        assertThat(erasure.partByHand(execution)).isTrue();
        erasure.erase(caseId, "crm");
        erasure.erase(caseId, "crm");
        verify(world.erasures, times(1)).carryOut(CRM);
        assertThat(erasure.systems(execution)).containsExactly("archive");
    }

    @Test
    void anAttemptAfterACrashCarriesOutWhatTheFirstOneBegan() throws SystemStaysDown {
        erasure.plan(caseId);
        doThrow(new IllegalStateException("killed")).when(world.erasures).carryOut(CRM);
        assertThatThrownBy(() -> erasure.erase(caseId, "crm")).hasMessage("killed");
        when(world.erasures.plan(eq("crm"), any(), any(), anyCollection())).thenReturn(DONE);
        org.mockito.Mockito.doNothing().when(world.erasures).carryOut(any(SystemPlan.class));
        erasure.erase(caseId, "crm");
        verify(world.erasures, times(2)).carryOut(CRM);
        assertThat(plans.carried(caseId).get("crm")).as("what is counted").isEqualTo(CRM);
    }

    @Test
    void afterTheLastAttemptAPersonErases() {
        erasure.plan(caseId);
        doThrow(new SystemUnavailable("crm", "timeout")).when(world.erasures).carryOut(CRM);
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThatThrownBy(() -> erasure.erase(caseId, "crm")).isInstanceOf(SystemUnavailable.class);
        }
        assertThatThrownBy(() -> erasure.erase(caseId, "crm")).isInstanceOf(SystemStaysDown.class);
        world.the(DsarByHand.class).done(caseId, DsarProcess.TASK_ERASE_BY_HAND, "crm");
        assertThat(erasure.systems(execution)).containsExactly("archive");
    }

    @Test
    void whatIsLeftIsErasedAgainAndBothCount() throws SystemStaysDown {
        erasure.plan(caseId);
        erasure.erase(caseId, "crm");
        SystemPlan rest = plan("crm", Treatment.DELETE, "12");
        when(world.erasures.plan(eq("crm"), any(), any(), anyCollection())).thenReturn(rest);
        erasure.verify(caseId);
        assertThat(erasure.nothingLeft(execution)).isFalse();
        world.form(caseId, DsarProcess.FORM_REST, Map.of("note", "came in meanwhile"));
        erasure.again(caseId);
        assertThat(erasure.systems(execution)).contains("crm");
        erasure.erase(caseId, "crm");
        when(world.erasures.plan(eq("crm"), any(), any(), anyCollection())).thenReturn(DONE);
        erasure.verify(caseId);
        assertThat(erasure.nothingLeft(execution)).isTrue();
        assertThat(plans.carried(caseId).get("crm").rows()).hasSize(3);
    }

    @Test
    void aSystemThatCannotBeAskedIsNotVerified() throws SystemStaysDown {
        erasure.plan(caseId);
        erasure.erase(caseId, "crm");
        doThrow(new SystemUnavailable("crm", "timeout"))
                .when(world.erasures)
                .plan(eq("crm"), any(), any(), anyCollection());
        for (int attempt = 1; attempt < 5; attempt++) {
            assertThatThrownBy(() -> erasure.verify(caseId)).isInstanceOf(SystemUnavailable.class);
        }
        erasure.verify(caseId);
        assertThat(erasure.nothingLeft(execution)).isFalse();
    }

    @Test
    void theCertificateGoesToThePersonOnceDatesAreSetAndTheAddressIsBarred() throws SystemStaysDown {
        erasure.plan(caseId);
        erasure.erase(caseId, "crm");
        when(world.erasures.plan(eq("crm"), any(), any(), anyCollection())).thenReturn(DONE);
        erasure.verify(caseId);
        erasure.certify(caseId);
        erasure.certify(caseId);
        verify(world.certificates, times(1)).of(any(), any(), eq(DsarWorld.RECEIVED), eq(DsarWorld.RECEIVED), any());
        verify(world.later, times(1)).schedule(eq("erasure:" + caseId), any());
        verify(world.suppression, times(1)).erased("freja@example.org");
        assertThat(world.files().attachments(caseId))
                .extracting(file -> file.kind())
                .containsExactly(DsarRequests.KIND_CERTIFICATE);
    }

    @Test
    void whatIsMarkedOrHeldGoesIntoThePlan() {
        Mark mark = new Mark("crm", "contact", "11", "Art. 17(3)(e)", LocalDate.of(2030, 1, 1), "claim 7");
        erasure.plan(caseId);
        plans.mark(caseId, mark, DORA);
        plans.hold(caseId, DORA);
        verify(world.holds).lift(caseId, DORA);
        verify(world.holds).set(List.of(new RowRef("crm", "contact", "11")), mark.retained(), caseId, DORA);
        when(world.holds.retained(any()))
                .thenReturn(List.of(new Retained("crm", "contact", "10", "Art. 17(3)(e)", null)));
        plans.dryRun(caseId, "crm", DsarWorld.identity(Map.of(), false));
        verify(world.erasures)
                .plan(
                        eq("crm"),
                        any(),
                        eq(null),
                        eq(List.of(mark.retained(), new Retained("crm", "contact", "10", "Art. 17(3)(e)", null))));
    }

    @Test
    void toEraseInPartSomethingIsMarkedAndToEraseAllNothing() {
        erasure.plan(caseId);
        refused("dsar.refused.nothing-marked", () -> complete("partly"));
        plans.mark(caseId, new Mark("crm", "contact", null, "Art. 17(3)(e)", null, "claim"), DORA);
        refused("dsar.refused.marked-to-stay", () -> complete("erase"));
        complete("partly");
        assertThat(world.the(DsarModule.class).excludedFrom(caseId, DsarProcess.TASK_APPROVE_OUTCOME))
                .containsExactly(DORA);
        plans.unmark(caseId, "crm", "contact", null, DORA);
        complete("erase");
        assertThat(world.the(DsarModule.class).excludedFrom(caseId, DsarProcess.TASK_APPROVE_OUTCOME))
                .isEmpty();
    }

    private void complete(String decision) {
        world.the(DsarModule.class)
                .beforeComplete(caseId, DsarProcess.TASK_DECIDE_ERASURE, DORA, Map.of("decision", decision));
    }

    private void decide(String decision) {
        world.the(DsarDecisions.class).record(caseId, DsarProcess.TASK_DECIDE_ERASURE, decision, DORA);
    }

    private static SystemPlan plan(String system, Treatment treatment, String... rows) {
        return new SystemPlan(
                system,
                false,
                List.of(rows).stream()
                        .map(row -> new PlannedRow("contact", row, treatment, Set.of(), null, null, null, false))
                        .toList());
    }
}
