package io.dueprocess.engine;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.SubProcessBuilder;

/** A small case process with everything that the engine module acts on. */
public final class HandlingModel {

    public static final String KEY = "test-handling";
    public static final String PREPARE = "UserTask_Prepare";
    public static final String APPROVE = "UserTask_Approve";
    public static final String GROUP = "privacy-team";

    private HandlingModel() {}

    /** Prepare (with timers), ask each of two systems, approve, decide. */
    public static BpmnModelInstance create() {
        ProcessBuilder process = Bpmn.createExecutableProcess(KEY).name("Test").camundaHistoryTimeToLiveString("P1D");
        process.eventSubProcess("SubProcess_Overdue")
                .startEvent("StartEvent_Overdue")
                .interrupting(false)
                .timerWithDate("${clocks.expiry(execution)}")
                .endEvent();
        process.eventSubProcess("SubProcess_WeekLeft")
                .startEvent("StartEvent_WeekLeft")
                .interrupting(false)
                .timerWithDate("${clocks.before(execution, 'P7D')}")
                .endEvent();
        return process.startEvent("StartEvent_Entered")
                .camundaFormRef("test-entry")
                .camundaFormRefBinding("deployment")
                .userTask(PREPARE)
                .name("Prepare")
                .camundaCandidateGroups(GROUP)
                .camundaDueDate("${clocks.due(execution)}")
                .camundaFormRef("test-prepare")
                .camundaFormRefBinding("deployment")
                .boundaryEvent("BoundaryEvent_Nag")
                .cancelActivity(false)
                .timerWithCycle("R3/PT24H")
                .endEvent()
                .moveToActivity(PREPARE)
                .boundaryEvent("BoundaryEvent_HalfTime")
                .cancelActivity(false)
                .timerWithDate("${clocks.halfTime(execution)}")
                .endEvent()
                .moveToActivity(PREPARE)
                .intermediateThrowEvent("ThrowEvent_Prepared")
                .camundaExecutionListenerDelegateExpression("start", "${afterPreparing}")
                .subProcess("SubProcess_Ask")
                .multiInstance()
                .cardinality("2")
                .<SubProcessBuilder>multiInstanceDone()
                .embeddedSubProcess()
                .startEvent()
                .userTask("UserTask_Ask")
                .name("Ask")
                .camundaCandidateGroups(GROUP)
                .camundaDueDate("${clocks.before(execution, 'PT12H')}")
                .camundaFormRef("test-prepare")
                .camundaFormRefBinding("deployment")
                .endEvent()
                .subProcessDone()
                .userTask(APPROVE)
                .name("Approve")
                .camundaCandidateGroups(GROUP)
                .camundaDueDate("${clocks.due(execution)}")
                .endEvent()
                .done();
    }
}
