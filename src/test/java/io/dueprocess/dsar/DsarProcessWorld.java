package io.dueprocess.dsar;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.engine.Clocks;
import io.dueprocess.engine.WorkingDays;
import io.dueprocess.support.ProcessWorld;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;

/** A real engine in memory with our model, decision, forms and delegates; the module's services are mocks. */
final class DsarProcessWorld extends ProcessWorld {

    static final Instant HALF_TIME = Instant.parse("2027-02-15T06:00:00Z");
    static final Instant EXPIRY = Instant.parse("2027-03-01T23:00:00Z");
    static final Instant SEVEN_DAYS_LEFT = Instant.parse("2027-02-22T23:00:00Z");
    static final Instant TWO_DAYS_LEFT = Instant.parse("2027-02-27T23:00:00Z");
    static final Instant DUE = EXPIRY.minusSeconds(1);

    final DsarIntake intake = mock(DsarIntake.class);
    final DsarIdentity identity = mock(DsarIdentity.class);
    final DsarCollection collection = mock(DsarCollection.class);
    final DsarAnswers answers = mock(DsarAnswers.class);
    final DsarClosing closing = mock(DsarClosing.class);
    final DsarClocks reminders = mock(DsarClocks.class);
    final DsarTriage triage = mock(DsarTriage.class);
    final DsarSystems systems = mock(DsarSystems.class);
    final DsarForms forms = mock(DsarForms.class);
    final DsarDecisions decisions = mock(DsarDecisions.class);
    final DsarStops stops = mock(DsarStops.class);
    final DsarRectification rectification = mock(DsarRectification.class);
    final DsarErasure erasure = mock(DsarErasure.class);
    final DsarRestriction restriction = mock(DsarRestriction.class);
    final DsarObjection objection = mock(DsarObjection.class);
    final DsarOutcomes outcomes = mock(DsarOutcomes.class);
    final DsarRecipients recipients = mock(DsarRecipients.class);
    final DsarByHand byHand = mock(DsarByHand.class);
    final Clocks clocks = mock(Clocks.class);
    final WorkingDays workingDays = mock(WorkingDays.class);

    DsarProcessWorld() throws IOException {
        super(DsarProcess.KEY);
        build(beans());
    }

    private Map<Object, Object> beans() {
        DsarListeners listeners = new DsarListeners();
        Map<Object, Object> beans = new HashMap<>(delegates(
                intake,
                identity,
                collection,
                answers,
                closing,
                reminders,
                stops,
                rectification,
                erasure,
                restriction,
                objection,
                outcomes,
                recipients));
        beans.put("dsarTriage", triage);
        beans.put("dsarRights", new DsarRights(forms, decisions));
        beans.put("dsarSystems", systems);
        beans.put("dsarStops", stops);
        beans.put("dsarRectification", rectification);
        beans.put("dsarErasure", erasure);
        beans.put("dsarRestriction", restriction);
        beans.put("dsarObjection", objection);
        beans.put("dsarOutcomes", outcomes);
        beans.put("clocks", clocks);
        beans.put("workingDays", workingDays);
        beans.put("dsarRecordTriageProposal", listeners.dsarRecordTriageProposal(triage));
        beans.put("dsarNameSystemTask", listeners.dsarNameSystemTask(systems));
        beans.put("dsarRecipientTold", listeners.dsarRecipientTold(recipients));
        beans.put("dsarOpenFile", listeners.dsarOpenFile(systems));
        beans.put("dsarNameRecipientTask", listeners.dsarNameRecipientTask(systems));
        beans.put("dsarDoneByHand", listeners.dsarDoneByHand(byHand));
        return beans;
    }

    /** A new case: two systems with a connector, one person behind a confirmed address, a right of access. */
    void newCase() {
        reset(intake, identity, collection, answers, closing, reminders, triage, systems, forms, clocks);
        reset(decisions, stops, rectification, erasure, restriction, objection, outcomes, recipients, byHand);
        reset(workingDays);
        caseId = UUID.randomUUID().toString();
        when(triage.match(any(DelegateExecution.class))).thenReturn(Variables.stringValue("ONE", true));
        when(triage.mailConfirmed(any())).thenReturn(Variables.booleanValue(true, true));
        when(triage.rightsStated(any())).thenReturn(Variables.booleanValue(true, true));
        when(triage.actAtOnce(any())).thenReturn(Variables.booleanValue(false, true));
        when(triage.requester(any())).thenReturn(Variables.stringValue("SELF", true));
        when(triage.repeats(any())).thenReturn(Variables.integerValue(0, true));
        asks(Right.ACCESS);
        systems("crm", "newsletter");
        when(systems.connected(any())).thenReturn(true);
        when(systems.owner(any())).thenReturn("it-security");
        when(decisions.open(any(), any())).thenReturn(true);
        when(workingDays.in(anyInt())).thenReturn(Date.from(DUE));
        when(workingDays.endOf(any())).thenReturn(Date.from(DUE));
        when(clocks.due(any())).thenReturn(Date.from(DUE));
        when(clocks.expiry(any())).thenReturn(Date.from(EXPIRY));
        when(clocks.halfTime(any())).thenReturn(Date.from(HALF_TIME));
        when(clocks.before(any(), eq("P7D"))).thenReturn(Date.from(SEVEN_DAYS_LEFT));
        when(clocks.before(any(), eq("P2D"))).thenReturn(Date.from(TWO_DAYS_LEFT));
    }

    void asks(Right... rights) {
        when(forms.rights(caseId)).thenReturn(Set.of(rights));
    }

    /** From now on nothing is to be decided any more but the right of that task. */
    void onlyOpen(String taskKey) {
        when(decisions.open(any(), any())).thenReturn(false);
        when(decisions.open(any(), eq(taskKey))).thenReturn(true);
        when(decisions.is(any(), eq(DsarProcess.TASK_APPROVE_ANSWER), any())).thenReturn(true);
    }

    void systems(String... ids) {
        when(systems.toAsk(any())).thenReturn(Arrays.asList(ids));
    }

    ProcessInstance received() {
        instance =
                engine.getRuntimeService().startProcessInstanceByMessage(DsarProcess.MESSAGE_REQUEST_RECEIVED, caseId);
        return instance;
    }

    ProcessInstance entered() {
        instance = engine.getRuntimeService().startProcessInstanceByKey(DsarProcess.KEY, caseId);
        return instance;
    }

    /** A request received and triaged with that decision, and all that follows until a person or an event is needed. */
    ProcessInstance triaged(String decision) {
        received();
        work();
        decide(DsarProcess.TASK_TRIAGE, decision);
        return instance;
    }

    /** Reviewed, approved and published. */
    void answer() {
        complete(DsarProcess.TASK_REVIEW);
        decide(DsarProcess.TASK_APPROVE_ANSWER, "approve");
    }

    void decide(String taskKey, String decision) {
        complete(taskKey, Map.of(DsarProcess.DECISION.name(), decision));
    }
}
