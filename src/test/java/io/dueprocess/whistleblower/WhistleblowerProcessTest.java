package io.dueprocess.whistleblower;

import static io.dueprocess.whistleblower.WhistleblowerProcess.TASK_ASSESS_SCOPE;
import static io.dueprocess.whistleblower.WhistleblowerProcess.TASK_CHECK_CONFLICTS;
import static io.dueprocess.whistleblower.WhistleblowerProcess.TASK_CLOSE_CASE;
import static io.dueprocess.whistleblower.WhistleblowerProcess.TASK_GIVE_FEEDBACK;
import static io.dueprocess.whistleblower.WhistleblowerProcess.TASK_INVESTIGATE;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.InOrder;

/** Every way through {@code whistleblower-intake}, as the law wants it. */
class WhistleblowerProcessTest {

    private static WhistleblowerProcessWorld world;

    @BeforeAll
    static void deploy() throws IOException {
        world = new WhistleblowerProcessWorld();
    }

    @AfterAll
    static void everyElementOfTheModelWasPassed() {
        try (WhistleblowerProcessWorld passed = world) {
            Assertions.assertThat(passed.neverPassed()).isEmpty();
        }
    }

    @BeforeEach
    void newCase() {
        init(world.engine);
        world.newCase();
    }

    @Test
    void receiptIsAcknowledgedAndHandlersToldBeforeTheyCheckConflicts() {
        ProcessInstance report = world.submitted();
        assertThat(report).isWaitingAt(TASK_CHECK_CONFLICTS);
        InOrder order = inOrder(world.reminders, world.cases);
        order.verify(world.reminders).acknowledge(world.caseId);
        order.verify(world.cases).tellHandlers(eq(world.caseId), anyString());
        assertThat(world.task(TASK_CHECK_CONFLICTS))
                .hasCandidateGroup("whistleblower-handlers")
                .hasDueDate(Date.from(WhistleblowerProcessWorld.DUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"noConflict", "conflictsDealtWith"})
    void nothingComesBeforeTheConflictsAreChecked(String decision) {
        ProcessInstance report = world.submitted();
        assertThat(report).hasNotPassed(TASK_ASSESS_SCOPE);
        world.decide(TASK_CHECK_CONFLICTS, decision);
        Assertions.assertThat(world.at()).containsExactly(TASK_ASSESS_SCOPE);
    }

    @Test
    void aReportInScopeIsInvestigatedAnsweredAndClosed() {
        ProcessInstance report = world.assessed("inScope");
        assertThat(report).isWaitingAt(TASK_INVESTIGATE);
        world.complete(TASK_INVESTIGATE);
        world.decide(TASK_GIVE_FEEDBACK, "final");
        assertThat(report).hasPassed("EndEvent_FeedbackGiven").isWaitingAt(TASK_CLOSE_CASE);
        world.complete(TASK_CLOSE_CASE);
        assertThat(report).hasPassed("EndEvent_CaseClosed").isEnded();
    }

    @ParameterizedTest
    @CsvSource({"refer, EndEvent_Referred", "dismiss, EndEvent_Dismissed"})
    void aReportElsewhereOrNowhereInScopeIsClosedWithoutAnInvestigation(String decision, String end) {
        ProcessInstance report = world.assessed(decision);
        assertThat(report).hasPassed(end).hasNotPassed(TASK_INVESTIGATE, TASK_GIVE_FEEDBACK);
        Assertions.assertThat(world.at()).containsExactly(TASK_CLOSE_CASE);
        world.complete(TASK_CLOSE_CASE);
        assertThat(report).isEnded();
    }

    @Test
    void aStatusLeadsBackToTheInvestigationDueOnThePromisedDay() {
        ProcessInstance report = world.assessed("inScope");
        world.complete(TASK_INVESTIGATE);
        world.promised(LocalDate.of(2027, 4, 15));
        world.decide(TASK_GIVE_FEEDBACK, "status");
        Assertions.assertThat(world.at()).containsExactly(TASK_INVESTIGATE);
        assertThat(world.task(TASK_INVESTIGATE)).hasDueDate(Date.from(Instant.parse("2027-04-15T21:59:59Z")));
        world.complete(TASK_INVESTIGATE);
        assertThat(world.task(TASK_GIVE_FEEDBACK)).hasDueDate(Date.from(Instant.parse("2027-04-15T21:59:59Z")));
        world.promised(null);
        world.decide(TASK_GIVE_FEEDBACK, "final");
        assertThat(report).isWaitingAt(TASK_CLOSE_CASE);
    }

    @Test
    void whatTheReporterWritesReachesTheHandlersWhereverTheCaseStands() {
        world.submitted();
        world.reporterWrites();
        Assertions.assertThat(world.at()).containsExactly(TASK_CHECK_CONFLICTS);
        world.decide(TASK_CHECK_CONFLICTS, "noConflict");
        world.decide(TASK_ASSESS_SCOPE, "inScope");
        world.reporterWrites();
        world.reporterWrites();
        Assertions.assertThat(world.at()).containsExactly(TASK_INVESTIGATE);
        world.complete(TASK_INVESTIGATE);
        world.decide(TASK_GIVE_FEEDBACK, "final");
        world.reporterWrites();
        Assertions.assertThat(world.at()).containsExactly(TASK_CLOSE_CASE);
        verify(world.cases, times(5)).tellHandlers(eq(world.caseId), anyString());
    }

    @Test
    void eachMessageIsAnOccasionOfItsOwnAndARetryIsNot() {
        world.submitted();
        world.reporterWrites();
        world.reporterWrites();
        var occasions = org.mockito.ArgumentCaptor.forClass(String.class);
        verify(world.cases, times(3)).tellHandlers(any(), occasions.capture());
        Assertions.assertThat(occasions.getAllValues()).doesNotHaveDuplicates();

        world.newCase();
        org.mockito.Mockito.doThrow(new IllegalStateException("not now"))
                .doNothing()
                .when(world.cases)
                .tellHandlers(any(), any());
        Assertions.assertThatThrownBy(world::submitted).hasMessageContaining("not now");
        world.work();
        var retried = org.mockito.ArgumentCaptor.forClass(String.class);
        verify(world.cases, times(2)).tellHandlers(any(), retried.capture());
        Assertions.assertThat(retried.getAllValues().get(0))
                .isEqualTo(retried.getAllValues().get(1));
    }

    @Test
    void aReopenedCaseIsInvestigatedAtOnce() {
        ProcessInstance report = world.reopened();
        assertThat(report)
                .hasPassed("StartEvent_CaseReopened")
                .hasNotPassed("ServiceTask_AcknowledgeReport", TASK_CHECK_CONFLICTS, TASK_ASSESS_SCOPE)
                .isWaitingAt(TASK_INVESTIGATE);
        verify(world.cases).tellHandlers(eq(world.caseId), anyString());
        verify(world.reminders, never()).acknowledge(any());
    }

    @ParameterizedTest
    @CsvSource({
        "BoundaryEvent_ThirtyDaysLeft,   2027-01-29T23:00:00Z, 1, 0",
        "BoundaryEvent_FourteenDaysLeft, 2027-02-14T23:00:00Z, 1, 0",
        "BoundaryEvent_ThreeDaysLeft,    2027-02-25T23:00:00Z, 1, 0",
        "BoundaryEvent_FeedbackOverdue,  2027-02-28T23:00:00Z, 0, 1"
    })
    void aClockRingsByTheLegalCalendarAndTheWorkGoesOn(String event, Instant at, int reminded, int escalated) {
        ProcessInstance report = world.assessed("inScope");
        Assertions.assertThat(world.timer(event).getDuedate().toInstant()).isEqualTo(at);
        world.ring(event);
        verify(world.reminders, times(reminded)).remind(world.caseId);
        verify(world.reminders, times(escalated)).escalate(world.caseId);
        Assertions.assertThat(world.at()).containsExactly(TASK_INVESTIGATE);
        Assertions.assertThat(world.timers()).hasSize(3);
        world.complete(TASK_INVESTIGATE);
        world.decide(TASK_GIVE_FEEDBACK, "final");
        assertThat(report).isWaitingAt(TASK_CLOSE_CASE);
    }

    @Test
    void theClocksEndWithTheFeedbackNotWithTheFiling() {
        world.assessed("inScope");
        Assertions.assertThat(world.timers()).hasSize(4);
        world.complete(TASK_INVESTIGATE);
        world.decide(TASK_GIVE_FEEDBACK, "final");
        Assertions.assertThat(world.timers()).isEmpty();
    }

    @Test
    void nothingButTheDecisionIsKeptInTheEngineAndNoStarter() {
        ProcessInstance report = world.assessed("inScope");
        Assertions.assertThat(world.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(report.getId())
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .containsOnly("decision");
        Assertions.assertThat(world.engine
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(report.getId())
                        .singleResult()
                        .getStartUserId())
                .isNull();
    }
}
