package io.dueprocess.breach;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.breach.BreachFacts.Duty;
import io.dueprocess.breach.BreachFacts.Role;
import io.dueprocess.breach.BreachFacts.Telling;
import io.dueprocess.engine.Clocks;
import io.dueprocess.support.ProcessWorld;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;

/** A real engine in memory with our model, decisions, forms and delegates; the module's services are mocks. */
final class BreachProcessWorld extends ProcessWorld {

    static final Instant AWARE = Instant.parse("2026-10-23T12:30:00Z");
    static final Instant EXPIRY = AWARE.plus(Duration.ofHours(72));
    static final Instant FOLLOW_UP = EXPIRY.plus(Duration.ofDays(7));

    final BreachClocks reminders = mock(BreachClocks.class);
    final BreachRecord record = mock(BreachRecord.class);
    final BreachClosing closing = mock(BreachClosing.class);
    final BreachAssessments assessments = mock(BreachAssessments.class);
    final BreachNotifications notifications = mock(BreachNotifications.class);
    final BreachPeople people = mock(BreachPeople.class);
    final BreachMailing mailing = mock(BreachMailing.class);
    final BreachStore store = mock(BreachStore.class);
    final Clocks clocks = mock(Clocks.class);

    BreachProcessWorld() throws IOException {
        super(BreachProcess.KEY);
        build(beans());
    }

    private Map<Object, Object> beans() {
        Map<Object, Object> beans =
                new HashMap<>(delegates(reminders, record, closing, notifications, people, mailing));
        beans.put("breachDuties", new BreachDuties(store));
        beans.put("breachAssessments", assessments);
        beans.put("breachNotifications", notifications);
        beans.put("breachPeople", people);
        beans.put("clocks", clocks);
        beans.put("breachMarkDrill", new BreachListeners().breachMarkDrill(store));
        beans.put("breachLessonsDate", new BreachListeners().breachLessonsDate(java.time.Clock.systemUTC()));
        beans.put("breachFollowUpDate", new NotificationListeners().breachFollowUpDate(store));
        beans.put("breachRecordSeverity", new BreachSeverityListeners().breachRecordSeverity(assessments));
        beans.put("breachRecordProposal", new BreachSeverityListeners().breachRecordProposal(assessments));
        return beans;
    }

    /** A new case: our own data, of medium severity. */
    void newCase() {
        reset(reminders, record, closing, assessments, notifications, people, mailing, store, clocks);
        caseId = UUID.randomUUID().toString();
        facts(Role.CONTROLLER, null, null, null);
        assessedAs(2, 3);
        when(people.batches(any())).thenReturn(List.of(1, 2));
        when(clocks.due(any())).thenReturn(Date.from(EXPIRY.minusSeconds(1)));
        when(clocks.expiry(any())).thenReturn(Date.from(EXPIRY));
        for (int hours : new int[] {48, 24, 12, 2}) {
            when(clocks.before(any(), eq("PT" + hours + "H")))
                    .thenReturn(Date.from(EXPIRY.minus(Duration.ofHours(hours))));
        }
    }

    /** What the form said: the context, and the ease of identification in quarters. */
    void assessedAs(int context, int quarters) {
        String[] eases = {"NEGLIGIBLE", "LIMITED", "SIGNIFICANT", "MAXIMUM"};
        when(assessments.simple(any())).thenReturn(Variables.integerValue(context, true));
        when(assessments.behavioural(any())).thenReturn(Variables.integerValue(0, true));
        when(assessments.financial(any())).thenReturn(Variables.integerValue(0, true));
        when(assessments.sensitive(any())).thenReturn(Variables.integerValue(0, true));
        when(assessments.ease(any())).thenReturn(Variables.stringValue(eases[quarters - 1], true));
        when(assessments.confidentiality(any())).thenReturn(Variables.stringValue("NONE", true));
        when(assessments.integrity(any())).thenReturn(Variables.stringValue("NONE", true));
        when(assessments.availability(any())).thenReturn(Variables.stringValue("NONE", true));
        when(assessments.malicious(any())).thenReturn(Variables.booleanValue(false, true));
        when(assessments.delicate(any())).thenReturn(Variables.booleanValue(false, true));
        when(assessments.unintelligible(any())).thenReturn(Variables.booleanValue(false, true));
        when(assessments.overHundred(any())).thenReturn(Variables.booleanValue(false, true));
        when(assessments.level(any())).thenReturn(Variables.stringValue("MEDIUM", true));
        when(assessments.lowButDelicate(any())).thenReturn(Variables.booleanValue(false, true));
    }

    void facts(Role role, Duty duty, Telling telling, Instant followUp) {
        OffsetDateTime aware = OffsetDateTime.parse("2026-10-23T14:30:00+02:00");
        when(store.get(caseId))
                .thenReturn(new BreachFacts(
                        caseId,
                        BreachFacts.Channel.STAFF,
                        role,
                        null,
                        new BreachTimes(null, null, null, aware),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        duty,
                        telling,
                        null,
                        null,
                        null,
                        followUp,
                        null));
    }

    ProcessInstance entered() {
        instance = engine.getRuntimeService().startProcessInstanceByKey(BreachProcess.KEY, caseId);
        work();
        return instance;
    }

    ProcessInstance reported() {
        instance = engine.getRuntimeService().startProcessInstanceByMessage(BreachProcess.MESSAGE_REPORTED, caseId);
        work();
        return instance;
    }

    /** Entered, assessed and decided; the description is still open. */
    ProcessInstance decided(Duty duty, Telling telling) {
        entered();
        complete(BreachProcess.TASK_ASSESS);
        decideDuties(duty, telling);
        return instance;
    }

    void decideDuties(Duty duty, Telling telling) {
        facts(Role.CONTROLLER, duty, telling, null);
        decide(BreachProcess.TASK_DECIDE, duty == Duty.NOTIFY ? "notify" : "notNotify");
    }

    /** Prepared, approved and filed; complete or not as {@link #notifications} says. */
    void file() {
        complete(BreachProcess.TASK_PREPARE);
        decide(BreachProcess.TASK_APPROVE, "approve");
        decide(BreachProcess.TASK_FILE, "filed");
    }

    void decide(String taskKey, String decision) {
        complete(taskKey, Map.of(BreachProcess.DECISION.name(), decision));
    }
}
