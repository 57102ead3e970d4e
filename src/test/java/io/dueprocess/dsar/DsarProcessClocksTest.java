package io.dueprocess.dsar;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks and the extension of {@code dsar-handling} (Art. 12(3)): they stop no work. */
class DsarProcessClocksTest {

    static final Set<String> CLOCKS = Set.of(
            "BoundaryEvent_HalfTime",
            "BoundaryEvent_SevenDaysLeft",
            "BoundaryEvent_TwoDaysLeft",
            "BoundaryEvent_ResponseOverdue",
            "ServiceTask_RemindTeam",
            "EndEvent_TeamReminded",
            "ServiceTask_EscalateOverdue",
            "EndEvent_OverdueEscalated",
            "SubProcess_Extension",
            "StartEvent_ExtensionDecided",
            "ServiceTask_TellOfExtension",
            "EndEvent_ExtensionTold");

    private static DsarProcessWorld world;

    @BeforeAll
    static void deploy() throws IOException {
        world = new DsarProcessWorld();
    }

    @AfterAll
    static void everyClockWasPassed() {
        try (DsarProcessWorld passed = world) {
            Assertions.assertThat(passed.neverPassed()).doesNotContainAnyElementsOf(CLOCKS);
        }
    }

    @BeforeEach
    void newCase() {
        init(world.engine);
        world.newCase();
    }

    @ParameterizedTest
    @CsvSource({
        "BoundaryEvent_HalfTime,      2027-02-15T06:00:00Z, 1, 0",
        "BoundaryEvent_SevenDaysLeft, 2027-02-22T23:00:00Z, 1, 0",
        "BoundaryEvent_TwoDaysLeft,   2027-02-27T23:00:00Z, 1, 0",
        "BoundaryEvent_ResponseOverdue, 2027-03-01T23:00:00Z, 0, 1"
    })
    void aClockRingsByTheLegalCalendarAndTheWorkGoesOn(String event, Instant at, int reminded, int escalated) {
        ProcessInstance request = world.triaged("act");
        Assertions.assertThat(world.timer(event).getDuedate().toInstant()).isEqualTo(at);
        world.ring(event);
        verify(world.reminders, times(reminded)).remind(world.caseId);
        verify(world.reminders, times(escalated)).escalate(world.caseId);
        Assertions.assertThat(world.at()).containsExactly("UserTask_ReviewItems");
        Assertions.assertThat(world.timers()).hasSize(3);
        world.answer();
        assertThat(request).isEnded();
    }

    @Test
    void theTimeMayBeExtendedWhereverTheWorkStandsAndASecondMessageDoesNoHarm() {
        ProcessInstance request = world.triaged("askIdentity");
        world.message(DsarProcess.MESSAGE_EXTENSION_DECIDED);
        assertThat(request).hasPassed("EndEvent_ExtensionTold");
        Assertions.assertThat(world.at()).containsExactly("ReceiveTask_AwaitProof");
        world.message(DsarProcess.MESSAGE_EXTENSION_DECIDED);
        Assertions.assertThat(world.at()).containsExactly("ReceiveTask_AwaitProof");
        verify(world.reminders, times(2)).tellOfExtension(world.caseId);
    }

    @Test
    void theClocksEndWithTheAnswerNotWithTheFilingOfTheCase() {
        doThrow(new IllegalStateException("not now")).when(world.closing).close(world.caseId);
        ProcessInstance request = world.triaged("act");
        Assertions.assertThat(world.timers()).hasSize(4);
        Assertions.assertThatThrownBy(world::answer).hasMessageContaining("not now");
        Assertions.assertThat(world.timers()).isEmpty();
        Assertions.assertThat(world.steps()).hasSize(1);
        doNothing().when(world.closing).close(world.caseId);
        world.work();
        assertThat(request).isEnded();
    }
}
