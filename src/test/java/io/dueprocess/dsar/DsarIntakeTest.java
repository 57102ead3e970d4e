package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Answers.RETURNS_DEEP_STUBS;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Codes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.dmn.DecisionEvaluationBuilder;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first steps of a request, and what the model asks of the module on its way. */
class DsarIntakeTest {

    private final DsarWorld world = DsarWorld.fresh();
    private final String caseId = world.open(Right.ACCESS);
    private final DelegateExecution execution = execution(caseId);

    @Test
    void theAcknowledgementSendsCodeAndLinkOnceAndKeepsHashesOnly() {
        DsarIntake intake = world.the(DsarIntake.class);
        intake.acknowledge(caseId);
        DsarFacts facts = world.facts(caseId);
        assertThat(facts.accessCodeHash()).matches("[0-9a-f]{64}");
        assertThat(facts.mailTokenExpires()).isEqualTo(DsarWorld.RECEIVED.plus(Duration.ofDays(30)));
        assertThat(world.mails(caseId)).containsExactlyInAnyOrder("acknowledgement", "new:0");
        intake.acknowledge(caseId);
        assertThat(world.facts(caseId)).isEqualTo(facts);
        assertThat(world.mails(caseId)).hasSize(2);
    }

    @Test
    void aColleaguesWrongAddressStopsNoAcknowledgement() {
        when(world.staff.mailAddresses(any())).thenReturn(List.of("nobody", "team@example.org"));
        world.the(DsarIntake.class).acknowledge(caseId);
        assertThat(world.mails(caseId)).containsExactlyInAnyOrder("acknowledgement", "new:0");
    }

    @Test
    void theDecisionIsAskedWithFlagsThatNeverBecomeVariables() {
        DsarTriage triage = world.the(DsarTriage.class);
        assertTransient(triage.match(execution), "UNKNOWN");
        assertTransient(triage.mailConfirmed(execution), false);
        assertTransient(triage.rightsStated(execution), true);
        assertTransient(triage.actAtOnce(execution), false);
        assertTransient(triage.requester(execution), "SELF");
        assertTransient(triage.repeats(execution), earlier());
        assertTransient(triage.rightsStated(execution(world.open())), false);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void objectionAndWithdrawalOfConsentKnowNoMonth(Right right) {
        TypedValue atOnce = world.the(DsarTriage.class).actAtOnce(execution(world.open(Right.ACCESS, right)));
        assertTransient(atOnce, right == Right.MARKETING_OBJECTION || right == Right.CONSENT_WITHDRAWAL);
    }

    @Test
    void aMailboxConfirmedAfterTheProposalChangesIt() {
        DsarTriage triage = world.the(DsarTriage.class);
        triage.record(caseId, Map.of("proposal", "askIdentity", "reason", "mailNotConfirmed"));
        DecisionEvaluationBuilder asked = decides("act", "clear");
        confirm(caseId);
        verify(asked)
                .variables(Map.of(
                        "match",
                        "UNKNOWN",
                        "mailConfirmed",
                        true,
                        "rightsStated",
                        true,
                        "actAtOnce",
                        false,
                        "requester",
                        "SELF",
                        "repeats",
                        earlier()));
        assertThat(triage.proposal(caseId)).contains(new DsarTriage.Proposal("act", "clear"));
    }

    @Test
    void aMailboxConfirmedBeforeTheProposalAsksNothing() {
        confirm(caseId);
        verify(world.decisions, never()).evaluateDecisionTableByKey(any());
        assertThat(world.the(DsarTriage.class).proposal(caseId)).isEmpty();
    }

    @Test
    void everyCombinationOfRightsLeadsSomewhere() {
        DsarRights rights = world.the(DsarRights.class);
        String other = world.open();
        assertThat(rights.other(execution(other))).isFalse();
        world.form(other, DsarProcess.FORM_TRIAGE, Map.of("somethingElse", true));
        assertThat(rights.other(execution(other))).isTrue();
        for (Right one : Right.values()) {
            for (Right two : Right.values()) {
                DelegateExecution asked = execution(world.open(one, two));
                Set<Right> both = EnumSet.of(one, two);
                assertThat(rights.access(asked))
                        .isEqualTo(both.contains(Right.ACCESS) || both.contains(Right.PORTABILITY));
                assertThat(rights.rectification(asked)).isEqualTo(both.contains(Right.RECTIFICATION));
                assertThat(rights.erasure(asked)).isEqualTo(both.contains(Right.ERASURE));
                assertThat(rights.restriction(asked)).isEqualTo(both.contains(Right.RESTRICTION));
                assertThat(rights.objection(asked)).isEqualTo(both.contains(Right.OBJECTION));
            }
        }
    }

    @Test
    void everySystemIsAskedExceptThoseAskedOnRequest() {
        DsarSystems systems = world.the(DsarSystems.class);
        assertThat(systems.toAsk(execution)).containsExactly("crm", "archive");
        when(execution.getVariable("system")).thenReturn("crm");
        assertThat(systems.connected(execution)).isTrue();
        when(execution.getVariable("system")).thenReturn("archive");
        assertThat(systems.connected(execution)).isFalse();
    }

    @Test
    void aTaskIsNamedAfterItsSystemAndWhatStaffProvideIsFoundAgain() {
        DelegateTask task = mock(DelegateTask.class);
        when(task.getId()).thenReturn("task-1");
        when(task.getTaskDefinitionKey()).thenReturn(DsarProcess.TASK_PROVIDE_DATA);
        when(task.getVariable("system")).thenReturn("archive");
        when(task.getExecution()).thenReturn(execution);
        DsarSystems systems = world.the(DsarSystems.class);
        systems.name(task);
        verify(task).setName("Provide data from Paper archive");
        Map<String, Object> fields = Map.of("found", "data", "statement", DsarWorld.ODD);
        world.files().put(caseId, "form", DsarProcess.FORM_PROVIDE_DATA + "/task-1", fields, DsarWorld.PETRA);
        assertThat(systems.provided(caseId, world.the(DsarForms.class))).isEqualTo(Map.of("archive", fields));
    }

    @Test
    void theLatestRoundOfAFormCounts() {
        DsarForms forms = world.the(DsarForms.class);
        assertThat(forms.latest(caseId, DsarProcess.FORM_REFUSAL)).isEmpty();
        world.form(caseId, DsarProcess.FORM_REFUSAL, Map.of("reasons", "first"));
        world.form(caseId, DsarProcess.FORM_REFUSAL_APPROVAL, Map.of("comment", "no"));
        world.clock.to(world.clock.instant().plusSeconds(1));
        world.form(caseId, DsarProcess.FORM_REFUSAL, Map.of("reasons", DsarWorld.ODD));
        assertThat(forms.text(caseId, DsarProcess.FORM_REFUSAL, "reasons")).isEqualTo(DsarWorld.ODD);
        assertThat(forms.text(caseId, DsarProcess.FORM_REFUSAL, "ground")).isEmpty();
        assertThat(forms.rounds(caseId, DsarProcess.FORM_REFUSAL)).hasSize(2);
    }

    private void confirm(String caseId) {
        Codes codes = world.the(Codes.class);
        world.the(DsarStore.class)
                .acknowledged(
                        caseId,
                        "code",
                        codes.hash(DsarRequests.PURPOSE_MAIL_TOKEN, caseId),
                        world.clock.instant().plusSeconds(60));
        world.the(DsarRequests.class).confirmMail(caseId);
    }

    private DecisionEvaluationBuilder decides(String proposal, String reason) {
        DecisionEvaluationBuilder builder = mock(DecisionEvaluationBuilder.class, RETURNS_SELF);
        DmnDecisionTableResult result = mock(DmnDecisionTableResult.class, RETURNS_DEEP_STUBS);
        when(result.getSingleResult().getEntryMap()).thenReturn(Map.of("proposal", proposal, "reason", reason));
        when(builder.variables(anyMap())).thenReturn(builder);
        when(builder.evaluate()).thenReturn(result);
        when(world.decisions.evaluateDecisionTableByKey(eq(DsarProcess.TRIAGE_DECISION)))
                .thenReturn(builder);
        return builder;
    }

    /** The requests of the tests before, which are of one person. */
    private int earlier() {
        return world.the(DsarRepeats.class).withinAYear(caseId);
    }

    private static void assertTransient(TypedValue value, Object expected) {
        assertThat(value.getValue()).isEqualTo(expected);
        assertThat(value.isTransient()).isTrue();
    }

    private static DelegateExecution execution(String caseId) {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(caseId);
        return execution;
    }
}
