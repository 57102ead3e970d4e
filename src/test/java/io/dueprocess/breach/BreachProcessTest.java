package io.dueprocess.breach;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.breach.BreachFacts.Duty;
import io.dueprocess.breach.BreachFacts.Role;
import io.dueprocess.breach.BreachFacts.Telling;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way through {@code breach-notification}, as Art. 33 and 34 want it. */
class BreachProcessTest {

    private static BreachProcessWorld world;

    @BeforeAll
    static void deploy() throws IOException {
        world = new BreachProcessWorld();
    }

    @AfterAll
    static void everyElementOfTheModelWasPassed() {
        try (BreachProcessWorld passed = world) {
            Assertions.assertThat(passed.neverPassed()).isEmpty();
        }
    }

    @BeforeEach
    void newCase() {
        init(world.engine);
        world.newCase();
    }

    @Test
    void theTeamsAreToldThenDescribeAndAssessSideBySide() {
        ProcessInstance breach = world.entered();
        assertThat(breach).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_ASSESS);
        verify(world.reminders).tell(world.caseId);
        assertThat(world.tasks(BreachProcess.TASK_DESCRIBE).get(0)).hasCandidateGroup("it-security");
        assertThat(world.tasks(BreachProcess.TASK_ASSESS).get(0))
                .hasCandidateGroup("privacy-team")
                .hasDueDate(Date.from(BreachProcessWorld.EXPIRY.minusSeconds(1)));
    }

    @Test
    void aReportOfAnotherSystemGoesTheSameWay() {
        assertThat(world.reported())
                .hasPassed("StartEvent_BreachReported")
                .isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_ASSESS);
    }

    @Test
    void theTablesScoreAndProposeAndAPersonDecides() {
        world.entered();
        world.complete(BreachProcess.TASK_ASSESS);
        verify(world.assessments).recordSeverity(any(), any());
        verify(world.assessments).recordProposal(any(), any());
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_DECIDE);
    }

    @Test
    void aSecondReviewerAgreesOrSendsItBack() {
        when(world.assessments.needsSecondReviewer(any(DelegateExecution.class)))
                .thenReturn(true);
        world.entered();
        world.complete(BreachProcess.TASK_ASSESS);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_REVIEW);
        world.decide(BreachProcess.TASK_REVIEW, "return");
        world.complete(BreachProcess.TASK_ASSESS);
        world.decide(BreachProcess.TASK_REVIEW, "agree");
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_DECIDE);
    }

    @Test
    void theAuthorityIsNotifiedInPhases() {
        world.decided(Duty.NOTIFY, Telling.NONE);
        when(world.notifications.complete(any())).thenReturn(false);
        world.facts(Role.CONTROLLER, Duty.NOTIFY, Telling.NONE, BreachProcessWorld.FOLLOW_UP);
        world.file();
        verify(world.notifications).write(world.caseId);
        verify(world.notifications).recordFiling(world.caseId);
        assertThat(world.tasks(BreachProcess.TASK_PREPARE).get(0)).hasDueDate(Date.from(BreachProcessWorld.FOLLOW_UP));
        when(world.notifications.complete(any())).thenReturn(true);
        world.file();
        verify(world.notifications, times(2)).recordFiling(world.caseId);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE);
        close();
    }

    @Test
    void whatIsNotApprovedOrCannotBeFiledIsPreparedAgain() {
        world.decided(Duty.NOTIFY, Telling.NONE);
        world.complete(BreachProcess.TASK_PREPARE);
        world.decide(BreachProcess.TASK_APPROVE, "return");
        world.complete(BreachProcess.TASK_PREPARE);
        world.decide(BreachProcess.TASK_APPROVE, "approve");
        world.decide(BreachProcess.TASK_FILE, "back");
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_PREPARE);
        verify(world.notifications, never()).recordFiling(anyString());
    }

    @Test
    void thePeopleAreWrittenToBatchByBatch() {
        world.decided(Duty.NOTIFY, null);
        Assertions.assertThat(world.at())
                .contains(BreachProcess.TASK_PREPARE, BreachProcess.TASK_PREPARE_COMMUNICATION);
        tell(Telling.MAIL);
        verify(world.mailing).write(world.caseId, 1);
        verify(world.mailing).write(world.caseId, 2);
        world.complete(BreachProcess.TASK_CONFIRM_TOLD);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_PREPARE);
    }

    @Test
    void aFailedBatchIsTriedAgainAndNoOtherOneWithIt() {
        world.decided(Duty.NOTIFY, null);
        doThrow(new IllegalStateException("mail down"))
                .doNothing()
                .when(world.mailing)
                .write(world.caseId, 2);
        Assertions.assertThatThrownBy(() -> tell(Telling.MAIL)).hasMessageContaining("mail down");
        world.work();
        verify(world.mailing, times(1)).write(world.caseId, 1);
        verify(world.mailing, times(2)).write(world.caseId, 2);
        Assertions.assertThat(world.at()).contains(BreachProcess.TASK_CONFIRM_TOLD);
    }

    @Test
    void aPublicCommunicationTakesTheLettersPlace() {
        world.decided(Duty.NOTIFY, null);
        tell(Telling.PUBLIC);
        verify(world.mailing, never()).write(anyString(), any(Integer.class));
        world.complete(BreachProcess.TASK_PUBLISH);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_PREPARE);
    }

    @Test
    void anExemptionTellsNobody() {
        world.decided(Duty.NOTIFY, null);
        world.complete(BreachProcess.TASK_PREPARE_COMMUNICATION);
        world.decide(BreachProcess.TASK_APPROVE_COMMUNICATION, "return");
        tell(Telling.EXEMPT);
        assertThat(world.instance)
                .hasNotPassed("ServiceTask_WriteToPeople", "UserTask_PublishCommunication")
                .isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_PREPARE);
    }

    @Test
    void notToNotifyIsSignedByTheDataProtectionOfficer() {
        world.decided(Duty.NOT_NOTIFY, Telling.NONE);
        assertThat(world.tasks(BreachProcess.TASK_APPROVE_NO_NOTIFICATION).get(0))
                .hasCandidateGroup("dpo");
        world.decide(BreachProcess.TASK_APPROVE_NO_NOTIFICATION, "return");
        world.decideDuties(Duty.NOT_NOTIFY, Telling.NONE);
        world.decide(BreachProcess.TASK_APPROVE_NO_NOTIFICATION, "approve");
        verify(world.record).notNotified(world.caseId);
        verify(world.notifications, never()).write(anyString());
        close();
    }

    @Test
    void aProcessorTellsItsControllers() {
        world.facts(Role.PROCESSOR, null, null, null);
        world.entered();
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_NOTIFY_CONTROLLERS);
        world.complete(BreachProcess.TASK_NOTIFY_CONTROLLERS);
        verify(world.record).controllersRecorded(world.caseId);
        close();
    }

    @Test
    void newFactsReopenDescriptionAndAssessment() {
        world.decided(Duty.NOTIFY, null);
        world.complete(BreachProcess.TASK_PREPARE);
        world.message(BreachProcess.MESSAGE_NEW_FACTS);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_ASSESS);
        Assertions.assertThat(world.timers()).hasSize(5);
    }

    @Test
    void newFactsReopenACaseThatOnlyLearns() {
        world.decided(Duty.NOT_NOTIFY, Telling.NONE);
        world.decide(BreachProcess.TASK_APPROVE_NO_NOTIFICATION, "approve");
        world.complete(BreachProcess.TASK_DESCRIBE);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_LESSONS);
        world.message(BreachProcess.MESSAGE_NEW_FACTS);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_ASSESS);
    }

    @ParameterizedTest
    @CsvSource({"FortyEight, 48", "TwentyFour, 24", "Twelve, 12", "Two, 2"})
    void theClockRingsBeforeItEnds(String word, int hours) {
        world.entered();
        String event = "BoundaryEvent_" + word + "HoursLeft";
        Assertions.assertThat(world.timer(event).getDuedate())
                .isEqualTo(Date.from(BreachProcessWorld.EXPIRY.minus(Duration.ofHours(hours))));
        world.ring(event);
        verify(world.reminders).remind(world.caseId);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_ASSESS);
    }

    @Test
    void whenTheTimeIsUpTheBreachCountsAsLateAndTheWorkGoesOn() {
        world.entered();
        Job expired = world.timer("BoundaryEvent_Expired");
        Assertions.assertThat(expired.getDuedate()).isEqualTo(Date.from(BreachProcessWorld.EXPIRY));
        world.ring("BoundaryEvent_Expired");
        verify(world.reminders).escalate(world.caseId);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_DESCRIBE, BreachProcess.TASK_ASSESS);
    }

    @Test
    void aCorrectedAwarenessIsWatchedAnew() {
        world.entered();
        world.ring("BoundaryEvent_Expired");
        world.message(BreachProcess.MESSAGE_AWARENESS_CORRECTED);
        world.ring("CatchEvent_NewExpiry");
        verify(world.reminders, times(2)).escalate(world.caseId);
    }

    @Test
    void nothingButTheDecisionIsKeptInTheEngine() {
        world.decided(Duty.NOTIFY, null);
        tell(Telling.MAIL);
        Assertions.assertThat(world.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(world.instance.getId())
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .isSubsetOf(
                        "decision",
                        "batch",
                        "nrOfInstances",
                        "nrOfCompletedInstances",
                        "nrOfActiveInstances",
                        "loopCounter");
    }

    private static void tell(Telling telling) {
        world.complete(BreachProcess.TASK_PREPARE_COMMUNICATION);
        world.facts(Role.CONTROLLER, Duty.NOTIFY, telling, null);
        world.decide(BreachProcess.TASK_APPROVE_COMMUNICATION, "approve");
    }

    private static void close() {
        world.complete(BreachProcess.TASK_DESCRIBE);
        assertThat(world.instance).isWaitingAt(BreachProcess.TASK_LESSONS);
        world.complete(BreachProcess.TASK_LESSONS);
        verify(world.closing).close(world.caseId);
        assertThat(world.instance).isEnded().hasPassed("EndEvent_Closed");
    }
}
