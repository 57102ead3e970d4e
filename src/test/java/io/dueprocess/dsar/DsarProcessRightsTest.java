package io.dueprocess.dsar;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.datamap.SystemUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** Every right but access through {@code dsar-handling}: stop, rectification, erasure, restriction, objection (Art. 7(3), 16-21). */
class DsarProcessRightsTest {

    /** Elements of the model that only these rights pass. */
    static final Set<String> RIGHTS = Set.of(
            "SubProcess_StopInSystem",
            "StartEvent_StopTurn",
            "Gateway_StopByUs",
            "ServiceTask_StopInSystem",
            "BoundaryEvent_StopDown",
            "UserTask_StopByHand",
            "EndEvent_Stopped",
            "ServiceTask_ConfirmStop",
            "Gateway_MoreAsked",
            "UserTask_AssessRectification",
            "SubProcess_RectifyInSystem",
            "StartEvent_RectifyTurn",
            "Gateway_RectifyByUs",
            "ServiceTask_RectifyInSystem",
            "BoundaryEvent_RectifyDown",
            "UserTask_RectifyByHand",
            "EndEvent_Rectified",
            "ServiceTask_PlanErasure",
            "UserTask_DecideErasure",
            "UserTask_AssessRestriction",
            "Gateway_Restrict",
            "SubProcess_RestrictInSystem",
            "StartEvent_RestrictTurn",
            "Gateway_RestrictByUs",
            "ServiceTask_RestrictInSystem",
            "BoundaryEvent_RestrictDown",
            "UserTask_RestrictByHand",
            "EndEvent_Restricted",
            "Gateway_Objected",
            "UserTask_WeighObjection",
            "Gateway_Upheld",
            "SubProcess_StopObjected",
            "StartEvent_ObjectedTurn",
            "Gateway_StopObjectedByUs",
            "ServiceTask_StopObjected",
            "BoundaryEvent_StopObjectedDown",
            "UserTask_StopObjectedByHand",
            "EndEvent_ObjectedStopped",
            "UserTask_ApproveOutcome",
            "Gateway_OutcomeApproved",
            "SubProcess_EraseInSystem",
            "StartEvent_EraseTurn",
            "Gateway_EraseByUs",
            "ServiceTask_EraseInSystem",
            "BoundaryEvent_EraseDown",
            "Gateway_PartByHand",
            "UserTask_EraseByHand",
            "EndEvent_Erased",
            "ServiceTask_VerifyErasure",
            "Gateway_NothingLeft",
            "UserTask_LookAtRest",
            "Gateway_EraseAgain",
            "ServiceTask_CertifyErasure",
            "SubProcess_TellRecipients",
            "StartEvent_RecipientTurn",
            "Gateway_RecipientByMail",
            "ServiceTask_TellRecipient",
            "UserTask_TellRecipient",
            "EndEvent_RecipientTold",
            "SubProcess_LiftRestriction",
            "StartEvent_RestrictionInForce",
            "Gateway_EndsNow",
            "UserTask_ReviewRestriction",
            "Gateway_Lift",
            "ServiceTask_TellBeforeLifting",
            "CatchEvent_SevenDaysLater",
            "SubProcess_LiftInSystem",
            "StartEvent_LiftTurn",
            "Gateway_LiftByUs",
            "ServiceTask_LiftInSystem",
            "BoundaryEvent_LiftDown",
            "UserTask_LiftByHand",
            "EndEvent_Lifted",
            "EndEvent_RestrictionLifted");

    private static DsarProcessWorld world;

    @BeforeAll
    static void deploy() throws IOException {
        world = new DsarProcessWorld();
    }

    @AfterAll
    static void everyElementOfTheseRightsWasPassed() {
        try (DsarProcessWorld passed = world) {
            Assertions.assertThat(passed.neverPassed()).doesNotContainAnyElementsOf(RIGHTS);
        }
    }

    @BeforeEach
    void newCase() {
        init(world.engine);
        world.newCase();
    }

    // --- at once (Art. 7(3), 21(3))

    @Test
    void aWithdrawalAloneEndsWithoutAnyPerson() throws Exception {
        stops("crm", "newsletter");
        ProcessInstance request = world.received();
        world.work();
        assertThat(request)
                .hasPassed("ServiceTask_ConfirmStop", "ServiceTask_PublishAnswer", "EndEvent_Answered")
                .hasNotPassed("ServiceTask_MatchRecords", "UserTask_TriageRequest")
                .isEnded();
        InOrder order = inOrder(world.intake, world.stops, world.outcomes);
        order.verify(world.intake).acknowledge(world.caseId);
        order.verify(world.stops).stop(world.caseId, "crm");
        order.verify(world.stops).stop(world.caseId, "newsletter");
        order.verify(world.stops).confirm(world.caseId);
        order.verify(world.outcomes).publish(world.caseId);
    }

    @Test
    void whatElseWasAskedIsReadAfterItStopped() {
        stops("crm");
        when(world.stops.unread(any())).thenReturn(true);
        ProcessInstance request = world.received();
        world.work();
        assertThat(request).hasPassed("ServiceTask_ConfirmStop").isWaitingAt("UserTask_TriageRequest");
        world.decide("UserTask_TriageRequest", "act");
        assertThat(request).isWaitingAt("UserTask_ReviewItems");
        verify(world.stops, times(1)).confirm(world.caseId);
    }

    @Test
    void aWithdrawalThatOnlyTriageReadsInTheWordsStopsEvenWhileIdentityIsInDoubt() throws Exception {
        when(world.stops.systems(any())).thenReturn(List.of("newsletter"));
        when(world.stops.byUs(any())).thenReturn(true);
        when(world.stops.foundAtTriage(any())).thenReturn(true);
        when(world.stops.triaged(any())).thenReturn(true);
        ProcessInstance request = world.triaged("askIdentity");
        verify(world.stops).stop(world.caseId, "newsletter");
        assertThat(request).hasPassed("ServiceTask_ConfirmStop").isWaitingAt("ReceiveTask_AwaitProof");
    }

    @Test
    void whatTriageFoundAndNothingElseIsAnsweredAtOnce() {
        when(world.stops.systems(any())).thenReturn(List.of("newsletter"));
        when(world.stops.byUs(any())).thenReturn(true);
        when(world.stops.foundAtTriage(any())).thenReturn(true);
        when(world.stops.triaged(any())).thenReturn(true);
        world.asks(Right.MARKETING_OBJECTION);
        assertThat(world.triaged("act")).hasPassed("Gateway_RightsDone").isEnded();
        verify(world.outcomes).publish(world.caseId);
    }

    @Test
    void aSystemThatCannotBeStoppedByUsIsItsOwnersTaskOfToday() {
        stops("crm", "archive");
        when(world.stops.byUs(any())).thenAnswer(call -> turnOf(call.getArgument(0), "crm"));
        ProcessInstance request = world.received();
        world.work();
        assertThat(request).isWaitingAt("UserTask_StopByHand").hasNotPassed("ServiceTask_ConfirmStop");
        assertThat(world.tasks("UserTask_StopByHand").get(0)).hasCandidateGroup("it-security");
        verify(world.workingDays).in(0);
        verify(world.systems).name(any());
        world.complete("UserTask_StopByHand");
        verify(world.byHand).done(world.caseId, "UserTask_StopByHand", "archive");
        assertThat(request).isEnded();
    }

    @Test
    void aSystemThatStaysDownIsStoppedByHandAndOneThatIsDownForAMomentIsTriedAgain() throws Exception {
        stops("crm");
        doThrow(new SystemUnavailable("crm", "timeout"))
                .doThrow(new SystemStaysDown(null))
                .when(world.stops)
                .stop(world.caseId, "crm");
        ProcessInstance request = world.received();
        Assertions.assertThatThrownBy(world::work).hasMessageContaining("timeout");
        Assertions.assertThat(world.steps())
                .singleElement()
                .satisfies(job -> Assertions.assertThat(job.getRetries()).isEqualTo(4));
        world.work();
        assertThat(request).hasPassed("BoundaryEvent_StopDown").isWaitingAt("UserTask_StopByHand");
        world.complete("UserTask_StopByHand");
        assertThat(request).isEnded();
    }

    private static void stops(String... systems) {
        when(world.stops.atOnce(any())).thenReturn(true);
        when(world.stops.systems(any())).thenReturn(List.of(systems));
        when(world.stops.byUs(any())).thenReturn(true);
    }

    private static boolean turnOf(DelegateExecution execution, String system) {
        return system.equals(DsarProcess.SYSTEM.from(execution));
    }

    // --- rectification (Art. 16)

    @Test
    void aRectificationIsAssessedAndCarriedOutInEachSystemAndRecipientsAreTold() throws Exception {
        world.asks(Right.RECTIFICATION);
        when(world.rectification.systems(any())).thenReturn(List.of("crm", "archive"));
        when(world.rectification.byUs(any())).thenAnswer(call -> turnOf(call.getArgument(0), "crm"));
        when(world.outcomes.recipientsToTell(any())).thenReturn(true);
        when(world.outcomes.recipients(any())).thenReturn(List.of("mailer", "printer"));
        when(world.outcomes.byMail(any()))
                .thenAnswer(
                        call -> "mailer".equals(DsarProcess.RECIPIENT.from(call.<DelegateExecution>getArgument(0))));
        ProcessInstance request = world.triaged("act");
        assertThat(world.tasks("UserTask_AssessRectification").get(0)).hasCandidateGroup("privacy-team");
        world.decide("UserTask_AssessRectification", "correct");
        verify(world.rectification).rectify(world.caseId, "crm");
        Assertions.assertThat(world.at()).containsExactly("UserTask_RectifyByHand");
        world.complete("UserTask_RectifyByHand");
        verify(world.outcomes).publish(world.caseId);
        verify(world.recipients).tell(world.caseId, "mailer");
        assertThat(request).isWaitingAt("UserTask_TellRecipient").hasPassed("SubProcess_HandleRequest");
        verify(world.systems).nameRecipient(any());
        verify(world.workingDays).in(5);
        Assertions.assertThat(world.timers()).isEmpty();
        world.complete("UserTask_TellRecipient");
        assertThat(request).isEnded();
    }

    @Test
    void aSystemThatStaysDownIsCorrectedByHand() throws Exception {
        world.asks(Right.RECTIFICATION);
        when(world.rectification.systems(any())).thenReturn(List.of("crm"));
        when(world.rectification.byUs(any())).thenReturn(true);
        doThrow(new SystemStaysDown(null)).when(world.rectification).rectify(world.caseId, "crm");
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_AssessRectification", "correct");
        assertThat(request).hasPassed("BoundaryEvent_RectifyDown").isWaitingAt("UserTask_RectifyByHand");
        world.complete("UserTask_RectifyByHand");
        assertThat(request).isEnded();
    }

    @Test
    void aRefusalInPartIsApprovedBySomebodyElseBeforeAnyAnswer() {
        world.asks(Right.RECTIFICATION, Right.ACCESS);
        when(world.outcomes.refusedInPart(any())).thenReturn(true);
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_AssessRectification", "refuse");
        world.answer();
        assertThat(request).isWaitingAt("UserTask_ApproveOutcome");
        assertThat(world.tasks("UserTask_ApproveOutcome").get(0))
                .hasCandidateGroup("dpo")
                .hasCandidateGroup("legal");
        verify(world.systems).open(any());
        verify(world.outcomes, never()).publish(anyString());
        world.onlyOpen(DsarProcess.TASK_ASSESS_RECTIFICATION);
        world.decide("UserTask_ApproveOutcome", "return");
        Assertions.assertThat(world.at()).containsExactly("UserTask_AssessRectification");
        when(world.outcomes.refusedInPart(any())).thenReturn(false);
        world.decide("UserTask_AssessRectification", "correct");
        assertThat(request).isEnded();
        verify(world.outcomes).publish(world.caseId);
    }

    @Test
    void aRefusalThatIsApprovedIsPublished() {
        world.asks(Right.RESTRICTION);
        when(world.outcomes.refusedInPart(any())).thenReturn(true);
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_AssessRestriction", "refuse");
        world.decide("UserTask_ApproveOutcome", "approve");
        assertThat(request).hasNotPassed("SubProcess_RestrictInSystem").isEnded();
        verify(world.outcomes).publish(world.caseId);
    }

    // --- erasure (Art. 17)

    @Test
    void anErasureIsPlannedDecidedCarriedOutVerifiedCertifiedAndAnswered() throws Exception {
        erases("crm", "newsletter");
        ProcessInstance request = world.triaged("act");
        assertThat(request).hasPassed("ServiceTask_PlanErasure").isWaitingAt("UserTask_DecideErasure");
        assertThat(world.tasks("UserTask_DecideErasure").get(0)).hasCandidateGroup("dpo");
        verify(world.erasure, never()).erase(any(), any());
        world.decide("UserTask_DecideErasure", "erase");
        assertThat(request).isEnded();
        InOrder order = inOrder(world.collection, world.erasure, world.outcomes);
        order.verify(world.collection).find(world.caseId);
        order.verify(world.erasure).plan(world.caseId);
        order.verify(world.erasure).erase(world.caseId, "crm");
        order.verify(world.erasure).erase(world.caseId, "newsletter");
        order.verify(world.erasure).verify(world.caseId);
        order.verify(world.erasure).certify(world.caseId);
        order.verify(world.outcomes).publish(world.caseId);
    }

    @Test
    void anErasureThatIsRefusedErasesNothing() throws Exception {
        erases("crm");
        when(world.erasure.decided(any())).thenReturn(false);
        when(world.outcomes.refusedInPart(any())).thenReturn(true);
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_DecideErasure", "refuse");
        world.decide("UserTask_ApproveOutcome", "approve");
        assertThat(request).hasNotPassed("SubProcess_EraseInSystem").isEnded();
        verify(world.erasure, never()).erase(any(), any());
    }

    @Test
    void nothingIsErasedBeforeWhatWasAskedForIsCollectedAndApproved() throws Exception {
        erases("crm");
        world.asks(Right.ACCESS, Right.ERASURE);
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_DecideErasure", "erase");
        assertThat(request).isWaitingAt("UserTask_ReviewItems").hasNotPassed("SubProcess_EraseInSystem");
        world.answer();
        assertThat(request).isEnded();
        InOrder order = inOrder(world.collection, world.answers, world.erasure);
        order.verify(world.collection).collect(world.caseId, "crm");
        order.verify(world.answers).compile(world.caseId);
        order.verify(world.erasure).erase(world.caseId, "crm");
        verify(world.outcomes, times(1)).publish(world.caseId);
    }

    @Test
    void whatNoConnectorErasesAndWhatItErasesOnlyInPartIsTheOwnersTask() throws Exception {
        erases("crm", "archive");
        when(world.erasure.byUs(any())).thenAnswer(call -> turnOf(call.getArgument(0), "crm"));
        when(world.erasure.partByHand(any())).thenReturn(true);
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_DecideErasure", "erase");
        verify(world.erasure).erase(world.caseId, "crm");
        Assertions.assertThat(world.tasks("UserTask_EraseByHand")).hasSize(2);
        world.complete("UserTask_EraseByHand");
        assertThat(request).hasNotPassed("ServiceTask_VerifyErasure");
        world.complete("UserTask_EraseByHand");
        assertThat(request).isEnded();
    }

    @Test
    void aSystemThatStaysDownIsErasedByHand() throws Exception {
        erases("crm");
        doThrow(new SystemStaysDown(null)).when(world.erasure).erase(world.caseId, "crm");
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_DecideErasure", "erase");
        assertThat(request).hasPassed("BoundaryEvent_EraseDown").isWaitingAt("UserTask_EraseByHand");
        world.complete("UserTask_EraseByHand");
        assertThat(request).isEnded();
    }

    @Test
    void whatIsLeftIsLookedAtErasedAgainAndVerifiedAgain() throws Exception {
        erases("crm");
        when(world.erasure.nothingLeft(any())).thenReturn(false);
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_DecideErasure", "erase");
        assertThat(request).isWaitingAt("UserTask_LookAtRest").hasNotPassed("ServiceTask_CertifyErasure");
        world.decide("UserTask_LookAtRest", "look");
        assertThat(request).isWaitingAt("UserTask_LookAtRest");
        verify(world.erasure, times(1)).erase(world.caseId, "crm");
        when(world.erasure.nothingLeft(any())).thenReturn(true);
        world.decide("UserTask_LookAtRest", "erase");
        assertThat(request).hasPassed("ServiceTask_CertifyErasure").isEnded();
        verify(world.erasure, times(2)).erase(world.caseId, "crm");
        verify(world.erasure, times(3)).verify(world.caseId);
    }

    private static void erases(String... systems) {
        world.asks(Right.ERASURE);
        when(world.erasure.decided(any())).thenReturn(true);
        when(world.erasure.systems(any())).thenReturn(List.of(systems));
        when(world.erasure.byUs(any())).thenReturn(true);
        when(world.erasure.nothingLeft(any())).thenReturn(true);
    }

    // --- restriction and objection (Art. 18, 21(1))

    @Test
    void aRestrictionIsReviewedAfterTheAnswerAndLiftedOnlyAfterThePersonWasTold() throws Exception {
        restricts();
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_AssessRestriction", "restrict");
        verify(world.restriction).restrict(world.caseId, "crm");
        verify(world.outcomes).publish(world.caseId);
        assertThat(request).hasPassed("SubProcess_HandleRequest").isWaitingAt("UserTask_ReviewRestriction");
        Assertions.assertThat(world.timers()).isEmpty();
        world.decide("UserTask_ReviewRestriction", "keep");
        assertThat(request).isWaitingAt("UserTask_ReviewRestriction");
        world.decide("UserTask_ReviewRestriction", "lift");
        verify(world.restriction).tellBeforeLifting(world.caseId);
        verify(world.restriction, never()).lift(any(), any());
        assertThat(request).isWaitingAt("CatchEvent_SevenDaysLater");
        world.ring("CatchEvent_SevenDaysLater");
        verify(world.restriction).lift(world.caseId, "crm");
        assertThat(request).isEnded();
    }

    @Test
    void whatCannotBeMarkedByUsIsRestrictedAndLiftedByHand() throws Exception {
        restricts();
        world.systems("crm", "archive");
        when(world.restriction.systems(any())).thenReturn(List.of("crm", "archive"));
        when(world.restriction.systemsToLift(any())).thenReturn(List.of("crm", "archive"));
        when(world.restriction.byUs(any())).thenAnswer(call -> turnOf(call.getArgument(0), "crm"));
        when(world.restriction.liftByUs(any())).thenAnswer(call -> turnOf(call.getArgument(0), "crm"));
        doThrow(new SystemStaysDown(null)).when(world.restriction).restrict(world.caseId, "crm");
        doThrow(new SystemStaysDown(null)).when(world.restriction).lift(world.caseId, "crm");
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_AssessRestriction", "restrict");
        Assertions.assertThat(world.tasks("UserTask_RestrictByHand")).hasSize(2);
        world.complete("UserTask_RestrictByHand");
        world.complete("UserTask_RestrictByHand");
        world.decide("UserTask_ReviewRestriction", "lift");
        world.ring("CatchEvent_SevenDaysLater");
        Assertions.assertThat(world.tasks("UserTask_LiftByHand")).hasSize(2);
        world.complete("UserTask_LiftByHand");
        world.complete("UserTask_LiftByHand");
        assertThat(request)
                .hasPassed("BoundaryEvent_RestrictDown", "BoundaryEvent_LiftDown")
                .isEnded();
    }

    @Test
    void anObjectionRestrictsAtOnceAndWhenItIsUpheldTheProcessingStops() throws Exception {
        objects();
        when(world.objection.upheld(any())).thenReturn(true);
        when(world.objection.systems(any())).thenReturn(List.of("crm", "archive"));
        when(world.objection.byUs(any())).thenAnswer(call -> turnOf(call.getArgument(0), "crm"));
        ProcessInstance request = world.triaged("act");
        verify(world.restriction).restrict(world.caseId, "crm");
        assertThat(request).isWaitingAt("UserTask_WeighObjection").hasNotPassed("UserTask_AssessRestriction");
        assertThat(world.tasks("UserTask_WeighObjection").get(0)).hasCandidateGroup("legal");
        verify(world.systems).open(any());
        world.decide("UserTask_WeighObjection", "uphold");
        verify(world.objection).stop(world.caseId, "crm");
        assertThat(request).isWaitingAt("UserTask_StopObjectedByHand");
        world.complete("UserTask_StopObjectedByHand");
        assertThat(request).isWaitingAt("UserTask_ReviewRestriction");
    }

    @Test
    void aStopThatFailsAfterAnObjectionIsDoneByHand() throws Exception {
        objects();
        when(world.objection.upheld(any())).thenReturn(true);
        when(world.objection.systems(any())).thenReturn(List.of("crm"));
        when(world.objection.byUs(any())).thenReturn(true);
        doThrow(new SystemStaysDown(null)).when(world.objection).stop(world.caseId, "crm");
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_WeighObjection", "uphold");
        assertThat(request).hasPassed("BoundaryEvent_StopObjectedDown").isWaitingAt("UserTask_StopObjectedByHand");
    }

    @Test
    void anObjectionThatIsOverriddenIsApprovedToldAndThenTheRestrictionIsLifted() throws Exception {
        objects();
        when(world.outcomes.refusedInPart(any())).thenReturn(true);
        when(world.restriction.endsNow(any())).thenReturn(true);
        ProcessInstance request = world.triaged("act");
        world.decide("UserTask_WeighObjection", "override");
        assertThat(request).isWaitingAt("UserTask_ApproveOutcome").hasNotPassed("SubProcess_StopObjected");
        world.decide("UserTask_ApproveOutcome", "approve");
        assertThat(request)
                .hasPassed("ServiceTask_TellBeforeLifting")
                .hasNotPassed("UserTask_ReviewRestriction")
                .isWaitingAt("CatchEvent_SevenDaysLater");
        InOrder order = inOrder(world.outcomes, world.restriction);
        order.verify(world.outcomes).publish(world.caseId);
        order.verify(world.restriction).tellBeforeLifting(world.caseId);
        world.ring("CatchEvent_SevenDaysLater");
        verify(world.restriction).lift(world.caseId, "crm");
        assertThat(request).isEnded();
    }

    @Test
    void withAnObjectionTheRestrictionAskedForTooIsAssessedAloneAndNothingIsMarkedTwice() throws Exception {
        objects();
        world.asks(Right.OBJECTION, Right.RESTRICTION);
        when(world.restriction.toRestrict(any())).thenReturn(false);
        ProcessInstance request = world.triaged("act");
        assertThat(request).isWaitingAt("UserTask_WeighObjection", "UserTask_AssessRestriction");
        world.decide("UserTask_AssessRestriction", "restrict");
        Assertions.assertThat(world.at()).containsExactly("UserTask_WeighObjection");
        world.decide("UserTask_WeighObjection", "override");
        verify(world.restriction, times(1)).restrict(world.caseId, "crm");
        assertThat(request).isWaitingAt("UserTask_ReviewRestriction");
    }

    private static void restricts() {
        world.asks(Right.RESTRICTION);
        when(world.restriction.toRestrict(any())).thenReturn(true);
        when(world.restriction.systems(any())).thenReturn(List.of("crm"));
        when(world.restriction.byUs(any())).thenReturn(true);
        when(world.restriction.inForce(any())).thenReturn(true);
        when(world.restriction.systemsToLift(any())).thenReturn(List.of("crm"));
        when(world.restriction.liftByUs(any())).thenReturn(true);
    }

    private static void objects() {
        restricts();
        world.asks(Right.OBJECTION);
    }

    // --- all together

    @Test
    void everyRightInOneRequestRunsSideBySideAndGetsOneAnswer() {
        restricts();
        erases("crm");
        world.asks(Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION, Right.OBJECTION);
        when(world.rectification.systems(any())).thenReturn(List.of());
        when(world.restriction.toRestrict(any())).thenReturn(false);
        ProcessInstance request = world.triaged("act");
        Assertions.assertThat(world.at())
                .containsExactlyInAnyOrder(
                        "UserTask_ReviewItems",
                        "UserTask_AssessRectification",
                        "UserTask_DecideErasure",
                        "UserTask_AssessRestriction",
                        "UserTask_WeighObjection");
        world.decide("UserTask_DecideErasure", "erase");
        world.decide("UserTask_WeighObjection", "uphold");
        world.decide("UserTask_AssessRectification", "correct");
        world.answer();
        verify(world.outcomes, never()).publish(anyString());
        world.decide("UserTask_AssessRestriction", "refuse");
        verify(world.outcomes, times(1)).publish(world.caseId);
        assertThat(request).hasPassed("EndEvent_Answered");
    }
}
