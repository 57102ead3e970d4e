package io.dueprocess.dpia;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way through {@code dpia-approval}, as Art. 35 and 36 want it. */
class DpiaProcessTest {

    private static DpiaProcessWorld world;

    @BeforeAll
    static void deploy() throws IOException {
        world = new DpiaProcessWorld();
    }

    @AfterAll
    static void everyElementOfTheModelWasPassed() {
        try (DpiaProcessWorld passed = world) {
            Assertions.assertThat(passed.neverPassed()).isEmpty();
        }
    }

    @BeforeEach
    void newCase() {
        init(world.engine);
        world.newCase();
    }

    @Test
    void theTeamsAreToldThenTheProcessingIsScreened() {
        assertThat(world.entered()).isWaitingAt(DpiaProcess.TASK_SCREEN);
        verify(world.living).tell(world.caseId);
        assertThat(world.tasks(DpiaProcess.TASK_SCREEN).get(0))
                .hasCandidateGroup("business-owner")
                .hasCandidateGroup("privacy-team")
                .hasDueDate(DpiaProcessWorld.POLICY);
    }

    @Test
    void aRequestGoesTheSameWay() {
        assertThat(world.requested()).hasPassed("StartEvent_Requested").isWaitingAt(DpiaProcess.TASK_SCREEN);
    }

    @Test
    void theTableSaysThatOneIsRequiredAndWhy() {
        world.ticked.add("publicMonitoring");
        world.entered();
        world.complete(DpiaProcess.TASK_SCREEN);
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_ASSESS);
        Assertions.assertThat(world.screened)
                .isEqualTo(new DpiaScreening.Screened(
                        DpiaFacts.Screening.REQUIRED, List.of("publicMonitoring", "twoCriteria"), 2));
    }

    @Test
    void theAssessmentIsOpenWhileItsTaskIs() {
        world.entered();
        world.complete(DpiaProcess.TASK_SCREEN);
        verify(world.drafting).open(world.caseId, true);
        world.complete(DpiaProcess.TASK_ASSESS);
        verify(world.drafting).open(world.caseId, false);
        verify(world.drafting).rate(world.caseId);
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_VIEWS);
    }

    @Test
    void requiredAssessedAdvisedAndApprovedOnConditions() {
        world.conditions("it-security", "legal");
        world.approved("conditions");
        verify(world.outcomes).approved(world.caseId);
        verify(world.papers).report(world.caseId);
        List<Task> tasks = world.tasks(DpiaProcess.TASK_CONDITION);
        Assertions.assertThat(tasks)
                .extracting(Task::getName)
                .containsExactlyInAnyOrder("Fulfil condition 1", "Fulfil condition 2");
        assertThat(tasks.get(0)).hasDueDate(DpiaProcessWorld.CONDITION_DUE);
        Assertions.assertThat(tasks.stream()
                        .flatMap(task -> world.engine.getTaskService().getIdentityLinksForTask(task.getId()).stream())
                        .map(link -> link.getGroupId()))
                .containsExactlyInAnyOrder("it-security", "legal");
        world.complete(DpiaProcess.TASK_CONDITION);
        world.complete(DpiaProcess.TASK_CONDITION);
        verify(world.fulfilment, times(2)).done(any());
        assertThat(world.instance).hasPassed("EndEvent_ConditionsFulfilled").isWaitingAt("Gateway_Changes");
    }

    @Test
    void anOverdueConditionIsRemindedOfEscalatedAndStaysOpen() {
        world.conditions("it-security");
        world.approved("conditions");
        world.ring("BoundaryEvent_WeekLeft");
        verify(world.fulfilment).remind(world.caseId, 1);
        world.ring("BoundaryEvent_Overdue");
        verify(world.fulfilment).escalate(world.caseId, 1);
        Assertions.assertThat(world.tasks(DpiaProcess.TASK_CONDITION)).hasSize(1);
    }

    @Test
    void aHighResidualRiskIsPutToTheAuthorityAndApprovedAfterItsAnswer() {
        world.consulting();
        verify(world.papers).consultation(world.caseId);
        verify(world.consultations).start(world.caseId);
        assertThat(world.instance).hasNotPassed(DpiaProcess.TASK_DECIDE).isWaitingAt(DpiaProcess.TASK_RECORD_ANSWER);
        assertThat(world.tasks(DpiaProcess.TASK_RECORD_ANSWER).get(0))
                .hasDueDate(
                        java.util.Date.from(DpiaProcessWorld.EXPIRY.toInstant().minusSeconds(1)));
        world.complete(DpiaProcess.TASK_RECORD_ANSWER);
        verify(world.consultations).recordAnswer(world.caseId);
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_DECIDE);
        world.decide(DpiaProcess.TASK_DECIDE, "approve");
        verify(world.outcomes).approved(world.caseId);
    }

    @Test
    void theAnswerMayBeRecordedOnTheCasePage() {
        world.consulting();
        world.message(DpiaProcess.MESSAGE_AUTHORITY_ANSWERED);
        verify(world.consultations).recordAnswer(world.caseId);
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_DECIDE);
    }

    @Test
    void silenceEscalatesAndTheTaskStaysOpen() {
        world.consulting();
        Assertions.assertThat(world.timer("BoundaryEvent_Silence").getDuedate()).isEqualTo(DpiaProcessWorld.EXPIRY);
        world.ring("BoundaryEvent_Silence");
        verify(world.consultations).escalateSilence(world.caseId);
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_RECORD_ANSWER);
        verify(world.outcomes, never()).approved(anyString());
    }

    @Test
    void aHighRiskIsSentBackOrRejectedWithoutConsultation() {
        org.mockito.Mockito.when(
                        world.decisions.mustConsult(any(org.camunda.bpm.engine.delegate.DelegateExecution.class)))
                .thenReturn(true);
        world.advised();
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_DECIDE_HIGH_RISK);
        world.decide(DpiaProcess.TASK_DECIDE_HIGH_RISK, "return");
        world.assess("agree");
        world.decide(DpiaProcess.TASK_DECIDE_HIGH_RISK, "reject");
        verify(world.outcomes).rejected(world.caseId);
        closed();
    }

    @Test
    void notRequiredIsConfirmedByTheDataProtectionOfficer() {
        world.ticked.clear();
        world.entered();
        world.complete(DpiaProcess.TASK_SCREEN);
        assertThat(world.tasks(DpiaProcess.TASK_CONFIRM).get(0)).hasCandidateGroup("dpo");
        world.decide(DpiaProcess.TASK_CONFIRM, "return");
        world.complete(DpiaProcess.TASK_SCREEN);
        world.decide(DpiaProcess.TASK_CONFIRM, "confirm");
        verify(world.outcomes).notRequired(world.caseId);
        verify(world.papers, never()).report(anyString());
        assertThat(world.instance).isWaitingAt("Gateway_Changes");
    }

    @Test
    void oneMayBeMadeAllTheSame() {
        world.ticked.remove("vulnerable");
        world.entered();
        world.complete(DpiaProcess.TASK_SCREEN);
        world.decide(DpiaProcess.TASK_CONFIRM, "assess");
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_ASSESS);
    }

    @Test
    void returnedTwiceAndRejected() {
        world.advised();
        for (int round = 0; round < 2; round++) {
            world.decide(DpiaProcess.TASK_DECIDE, "return");
            world.assess("agree");
        }
        world.decide(DpiaProcess.TASK_DECIDE, "reject");
        verify(world.drafting, times(3)).rate(world.caseId);
        verify(world.outcomes).rejected(world.caseId);
        verify(world.outcomes, never()).approved(anyString());
        closed();
    }

    @Test
    void adviceThatIsNotAgreementIsAnsweredOrWorkedIn() {
        world.entered();
        world.complete(DpiaProcess.TASK_SCREEN);
        world.assess("against");
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_ANSWER_ADVICE);
        world.decide(DpiaProcess.TASK_ANSWER_ADVICE, "rework");
        world.assess("conditions");
        world.decide(DpiaProcess.TASK_ANSWER_ADVICE, "proceed");
        assertThat(world.instance).isWaitingAt(DpiaProcess.TASK_DECIDE);
    }

    @Test
    void theReviewBeginsWhenItIsDueAndTheVersionStaysUntilTheNextIsDecided() {
        world.approved("approve");
        Assertions.assertThat(world.timer("CatchEvent_ReviewDue").getDuedate()).isEqualTo(DpiaProcessWorld.REVIEW);
        world.ring("CatchEvent_ReviewDue");
        verify(world.living).beginReview(world.caseId, DpiaFacts.Cause.REVIEW_DUE);
        assertThat(world.instance).isWaitingAt("CatchEvent_Replaced");
        verify(world.closing, never()).close(anyString());
        world.message(DpiaProcess.MESSAGE_REPLACED);
        closed();
    }

    @Test
    void aChangeBeginsOneReviewAndASecondOneFindsItRunning() {
        world.approved("approve");
        world.message(DpiaProcess.MESSAGE_PROCESSING_CHANGED);
        verify(world.living).beginReview(world.caseId, DpiaFacts.Cause.CHANGED);
        Assertions.assertThatThrownBy(() -> world.message(DpiaProcess.MESSAGE_PROCESSING_CHANGED))
                .hasMessageContaining("Cannot correlate");
        assertThat(world.instance).isWaitingAt("CatchEvent_Replaced");
    }

    @Test
    void aVersionThatWasAskedForReplacesThisOneToo() {
        world.conditions("legal");
        world.approved("conditions");
        world.message(DpiaProcess.MESSAGE_REPLACED);
        closed();
    }

    @Test
    void theEndOfTheProcessingEndsItInEveryState() {
        world.entered();
        world.complete(DpiaProcess.TASK_SCREEN);
        world.message(DpiaProcess.MESSAGE_PROCESSING_ENDED);
        verify(world.living).ended(world.caseId);
        verify(world.drafting).open(world.caseId, false);
        closed();
        world.newCase();
        world.conditions("legal");
        world.approved("conditions");
        world.message(DpiaProcess.MESSAGE_PROCESSING_ENDED);
        verify(world.living).ended(world.caseId);
        closed();
    }

    /** The engine knows what the last task decided, and which condition a branch is about; nothing of the content. */
    @Test
    void noContentIsInTheEngine() {
        world.ticked.add("sensitiveLargeScale");
        world.conditions("legal");
        ProcessInstance assessed = world.approved("conditions");
        Set<String> names = world
                .engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(assessed.getId())
                .list()
                .stream()
                .map(HistoricVariableInstance::getName)
                .collect(java.util.stream.Collectors.toSet());
        Assertions.assertThat(names)
                .containsExactlyInAnyOrder(
                        "decision",
                        "condition",
                        "loopCounter",
                        "nrOfInstances",
                        "nrOfActiveInstances",
                        "nrOfCompletedInstances");
    }

    private static void closed() {
        verify(world.closing).close(world.caseId);
        assertThat(world.instance).isEnded();
    }
}
