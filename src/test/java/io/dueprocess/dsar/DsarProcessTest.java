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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** Every way through {@code dsar-handling}, as the law wants it; its clocks: {@link DsarProcessClocksTest}. */
class DsarProcessTest {

    private static DsarProcessWorld world;

    @BeforeAll
    static void deploy() throws IOException {
        world = new DsarProcessWorld();
    }

    @AfterAll
    static void everyElementOfAccessAndTriageWasPassed() {
        try (DsarProcessWorld passed = world) {
            Set<String> elsewhere = new TreeSet<>(DsarProcessClocksTest.CLOCKS);
            elsewhere.addAll(DsarProcessRightsTest.RIGHTS);
            Assertions.assertThat(elsewhere).containsAll(passed.neverPassed());
        }
    }

    @BeforeEach
    void newCase() {
        init(world.engine);
        world.newCase();
    }

    @Test
    void aRequestIsAcknowledgedMatchedAndProposedBeforeAPersonTriagesIt() {
        ProcessInstance request = world.received();
        world.work();
        assertThat(request).hasPassed("StartEvent_RequestReceived").isWaitingAt("UserTask_TriageRequest");
        InOrder order = inOrder(world.intake, world.triage);
        order.verify(world.intake).acknowledge(world.caseId);
        order.verify(world.intake).match(world.caseId);
        order.verify(world.triage).record(world.caseId, Map.of("proposal", "act", "reason", "clear"));
        assertThat(world.tasks("UserTask_TriageRequest").get(0))
                .hasCandidateGroup("privacy-team")
                .hasDueDate(java.util.Date.from(DsarProcessWorld.DUE));
    }

    @Test
    void aRequestEnteredByStaffGoesTheSameWay() {
        ProcessInstance request = world.entered();
        world.work();
        assertThat(request)
                .hasPassed("StartEvent_EnteredByStaff", "ServiceTask_AcknowledgeReceipt")
                .hasNotPassed("StartEvent_RequestReceived")
                .isWaitingAt("UserTask_TriageRequest");
    }

    @Test
    void nothingButTheDecisionIsKeptInTheEngine() {
        ProcessInstance request = world.triaged("act");
        Assertions.assertThat(world.engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(request.getId())
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .filteredOn(name -> !name.startsWith("nrOf") && !name.equals("loopCounter"))
                .containsOnly("decision", "system");
    }

    @Test
    void accessIsCollectedReviewedCompiledApprovedPublishedAndClosed() throws Exception {
        ProcessInstance request = world.triaged("act");
        assertThat(request).hasPassed("SubProcess_CollectFromSystem").isWaitingAt("UserTask_ReviewItems");
        world.complete("UserTask_ReviewItems");
        assertThat(request).isWaitingAt("UserTask_ApproveAnswer");
        assertThat(world.tasks("UserTask_ApproveAnswer").get(0)).hasCandidateGroup("dpo");
        verify(world.outcomes, never()).publish(any());
        world.decide("UserTask_ApproveAnswer", "approve");
        assertThat(request)
                .hasPassed("EndEvent_Answered", "EndEvent_RequestClosed")
                .hasNotPassed("UserTask_ProvideData", "UserTask_CarryOutRight", "UserTask_ApproveOutcome")
                .isEnded();
        InOrder order = inOrder(world.collection, world.answers, world.outcomes, world.closing);
        order.verify(world.collection).find(world.caseId);
        order.verify(world.collection).collect(world.caseId, "crm");
        order.verify(world.collection).collect(world.caseId, "newsletter");
        order.verify(world.answers).compile(world.caseId);
        order.verify(world.outcomes).publish(world.caseId);
        order.verify(world.closing).close(world.caseId);
    }

    @Test
    void portabilityAloneIsAnsweredWithDataToo() {
        world.asks(Right.PORTABILITY);
        assertThat(world.triaged("act")).hasPassed("ServiceTask_FindPerson").hasNotPassed("UserTask_CarryOutRight");
        Assertions.assertThat(world.at()).containsExactly("UserTask_ReviewItems");
    }

    @Test
    void withoutADataMapTheAnswerIsStillReviewed() {
        world.systems();
        assertThat(world.triaged("act")).isWaitingAt("UserTask_ReviewItems");
    }

    @Test
    void aSystemWithoutConnectorIsAPersonsTask() throws Exception {
        when(world.systems.connected(any()))
                .thenAnswer(call -> "crm".equals(DsarProcess.SYSTEM.from(call.<DelegateExecution>getArgument(0))));
        ProcessInstance request = world.triaged("act");
        assertThat(request).isWaitingAt("UserTask_ProvideData").hasNotPassed("UserTask_ReviewItems");
        verify(world.systems).name(any());
        verify(world.collection, never()).collect(world.caseId, "newsletter");
        world.complete("UserTask_ProvideData");
        assertThat(request).isWaitingAt("UserTask_ReviewItems");
    }

    @Test
    void aSystemThatStaysDownIsAPersonsTaskAndTheOthersGoOn() throws Exception {
        doThrow(new SystemStaysDown(null)).when(world.collection).collect(world.caseId, "crm");
        ProcessInstance request = world.triaged("act");
        assertThat(request).hasPassed("BoundaryEvent_SystemUnavailable").isWaitingAt("UserTask_ProvideData");
        verify(world.collection).collect(world.caseId, "newsletter");
        world.complete("UserTask_ProvideData");
        assertThat(request).isWaitingAt("UserTask_ReviewItems");
    }

    @Test
    void aSystemThatIsDownForAMomentIsAskedAgain() throws Exception {
        world.systems("crm");
        doThrow(new SystemUnavailable("crm", "timeout"))
                .doNothing()
                .when(world.collection)
                .collect(world.caseId, "crm");
        Assertions.assertThatThrownBy(() -> world.triaged("act")).hasMessageContaining("timeout");
        Assertions.assertThat(world.steps())
                .singleElement()
                .satisfies(job -> Assertions.assertThat(job.getRetries()).isEqualTo(4));
        world.work();
        Assertions.assertThat(world.tasks("UserTask_ProvideData")).isEmpty();
        Assertions.assertThat(world.tasks("UserTask_ReviewItems")).hasSize(1);
    }

    @Test
    void anAnswerThatIsReturnedIsReviewedAgain() {
        ProcessInstance request = world.triaged("act");
        world.complete("UserTask_ReviewItems");
        world.decide("UserTask_ApproveAnswer", "return");
        assertThat(request).isWaitingAt("UserTask_ReviewItems").hasNotPassed("ServiceTask_PublishAnswer");
        world.complete("UserTask_ReviewItems");
        world.decide("UserTask_ApproveAnswer", "approve");
        assertThat(request).isEnded();
        verify(world.answers, times(2)).compile(world.caseId);
        verify(world.outcomes).publish(world.caseId);
    }

    @Test
    void whatFitsNoOtherBranchIsCarriedOutByStaffAndToldInTheAnswer() {
        world.asks();
        when(world.forms.asksForSomethingElse(world.caseId)).thenReturn(true);
        when(world.forms.latest(world.caseId, DsarProcess.FORM_CARRY_OUT)).thenReturn(Map.of());
        ProcessInstance request = world.triaged("act");
        Assertions.assertThat(world.at()).containsExactly("UserTask_CarryOutRight");
        world.complete("UserTask_CarryOutRight");
        assertThat(request).isEnded();
        verify(world.outcomes).publish(world.caseId);
    }

    @Test
    void aMailThatIsNoRequestIsClosedWithoutAnAnswer() {
        assertThat(world.triaged("not-request"))
                .hasPassed("EndEvent_NotRequest", "ServiceTask_CloseCase")
                .hasNotPassed("Gateway_RightsAsked", "UserTask_WriteRefusal", "ServiceTask_PublishAnswer")
                .isEnded();
    }

    @Test
    void theCopyIsSentOnWhereThePersonAskedForIt() throws Exception {
        when(world.outcomes.transferWanted(any())).thenReturn(true);
        ProcessInstance request = world.triaged("act");
        world.answer();
        assertThat(request).hasPassed("ServiceTask_TransferCopy").isEnded();
        verify(world.outcomes).transfer(world.caseId);
    }

    @Test
    void aCopyThatTheOtherControllerDoesNotTakeIsSentOnByHand() throws Exception {
        when(world.outcomes.transferWanted(any())).thenReturn(true);
        doThrow(new SystemStaysDown(null)).when(world.outcomes).transfer(world.caseId);
        ProcessInstance request = world.triaged("act");
        world.answer();
        assertThat(request).hasPassed("BoundaryEvent_TransferFailed").isWaitingAt("UserTask_TransferByHand");
        verify(world.outcomes).publish(world.caseId);
        world.complete("UserTask_TransferByHand");
        assertThat(request).isEnded();
    }

    @Test
    void doubtAboutIdentityIsEndedByAProof() {
        ProcessInstance request = world.triaged("askIdentity");
        assertThat(request).isWaitingAt("ReceiveTask_AwaitProof");
        verify(world.identity).ask(world.caseId);
        world.message(DsarProcess.MESSAGE_IDENTITY_PROOF_RECEIVED);
        assertThat(request).isWaitingAt("UserTask_CheckIdentity");
        verify(world.identity, never()).end(anyString());
        world.decide("UserTask_CheckIdentity", "established");
        assertThat(request).hasPassed("EndEvent_IdentityEstablished").isWaitingAt("UserTask_ReviewItems");
        verify(world.identity).end(world.caseId);
    }

    @Test
    void aProofThatDoesNotDoIsAskedForAgain() {
        ProcessInstance request = world.triaged("askIdentity");
        world.message(DsarProcess.MESSAGE_IDENTITY_PROOF_RECEIVED);
        world.decide("UserTask_CheckIdentity", "askAgain");
        assertThat(request).isWaitingAt("ReceiveTask_AwaitProof").hasNotPassed("ServiceTask_EndIdentityCheck");
        verify(world.identity, times(2)).ask(world.caseId);
        world.message(DsarProcess.MESSAGE_IDENTITY_PROOF_RECEIVED);
        world.decide("UserTask_CheckIdentity", "established");
        assertThat(request).isWaitingAt("UserTask_ReviewItems");
    }

    @Test
    void afterFourteenDaysThePersonIsRemindedAndTheWaitGoesOn() {
        ProcessInstance request = world.triaged("askIdentity");
        world.ring("BoundaryEvent_ProofReminder");
        verify(world.identity).remind(world.caseId);
        Assertions.assertThat(world.at()).containsExactly("ReceiveTask_AwaitProof");
        world.message(DsarProcess.MESSAGE_IDENTITY_PROOF_RECEIVED);
        assertThat(request).isWaitingAt("UserTask_CheckIdentity");
    }

    @Test
    void silenceClosesNothingAPersonDecides() {
        ProcessInstance request = world.triaged("askIdentity");
        world.ring("BoundaryEvent_ProofSilence");
        Assertions.assertThat(world.at()).containsExactly("UserTask_CheckIdentity");
        verify(world.answers, never()).refuse(any());
        world.decide("UserTask_CheckIdentity", "established");
        assertThat(request).isWaitingAt("UserTask_ReviewItems");
    }

    @Test
    void whoCannotBeIdentifiedIsRefusedWithReasonsThatAnotherPersonApproves() {
        ProcessInstance request = world.triaged("askIdentity");
        world.ring("BoundaryEvent_ProofSilence");
        world.decide("UserTask_CheckIdentity", "notEstablished");
        assertThat(request).hasPassed("BoundaryEvent_IdentityRefused").isWaitingAt("UserTask_WriteRefusal");
        verify(world.identity).end(world.caseId);
        world.complete("UserTask_WriteRefusal");
        assertThat(request).isWaitingAt("UserTask_ApproveRefusal");
        assertThat(world.tasks("UserTask_ApproveRefusal").get(0)).hasCandidateGroup("dpo");
        world.decide("UserTask_ApproveRefusal", "approve");
        assertThat(request).hasPassed("EndEvent_Refused").isEnded();
        InOrder order = inOrder(world.answers, world.closing);
        order.verify(world.answers).refuse(world.caseId);
        order.verify(world.closing).close(world.caseId);
    }

    @Test
    void aRefusalThatIsReturnedIsTriagedAgain() {
        ProcessInstance request = world.triaged("refuse");
        world.complete("UserTask_WriteRefusal");
        world.decide("UserTask_ApproveRefusal", "return");
        assertThat(request).isWaitingAt("UserTask_TriageRequest").hasNotPassed("ServiceTask_SendRefusal");
        world.decide("UserTask_TriageRequest", "act");
        assertThat(request).isWaitingAt("UserTask_ReviewItems");
    }

    @Test
    void aRequestThatIsWithdrawnIsClosedWithoutAnAnswer() {
        assertThat(world.triaged("withdrawn"))
                .hasPassed("EndEvent_Withdrawn", "ServiceTask_CloseCase")
                .hasNotPassed("Gateway_RightsAsked", "UserTask_WriteRefusal")
                .isEnded();
        verify(world.closing).close(world.caseId);
    }
}
