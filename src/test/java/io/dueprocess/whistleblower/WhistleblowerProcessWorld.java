package io.dueprocess.whistleblower;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.engine.Clocks;
import io.dueprocess.support.ProcessWorld;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** A real engine in memory with our model, forms and delegates; the module's services are mocks. */
final class WhistleblowerProcessWorld extends ProcessWorld {

    static final Instant EXPIRY = Instant.parse("2027-02-28T23:00:00Z");
    static final Instant DUE = EXPIRY.minusSeconds(1);
    static final Instant THIRTY_DAYS_LEFT = Instant.parse("2027-01-29T23:00:00Z");
    static final Instant FOURTEEN_DAYS_LEFT = Instant.parse("2027-02-14T23:00:00Z");
    static final Instant THREE_DAYS_LEFT = Instant.parse("2027-02-25T23:00:00Z");

    final WhistleblowerClocks reminders = mock(WhistleblowerClocks.class);
    final WhistleblowerCases cases = mock(WhistleblowerCases.class);
    final WhistleblowerStore store = mock(WhistleblowerStore.class);
    final Clocks clocks = mock(Clocks.class);

    WhistleblowerProcessWorld() throws IOException {
        super(WhistleblowerProcess.KEY);
        build(beans());
    }

    private Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>(delegates(reminders, cases));
        beans.put("clocks", clocks);
        ReportDays days = new ReportDays(java.time.Clock.systemUTC(), ZoneId.of("Europe/Copenhagen"));
        beans.put("whistleblowerPromisedDate", new WhistleblowerListeners().whistleblowerPromisedDate(store, days));
        return beans;
    }

    void newCase() {
        reset(reminders, cases, store, clocks);
        caseId = UUID.randomUUID().toString();
        promised(null);
        when(clocks.due(any())).thenReturn(Date.from(DUE));
        when(clocks.expiry(any())).thenReturn(Date.from(EXPIRY));
        when(clocks.before(any(), eq("P30D"))).thenReturn(Date.from(THIRTY_DAYS_LEFT));
        when(clocks.before(any(), eq("P14D"))).thenReturn(Date.from(FOURTEEN_DAYS_LEFT));
        when(clocks.before(any(), eq("P3D"))).thenReturn(Date.from(THREE_DAYS_LEFT));
    }

    /** From now on the reporter has been told to expect more on that day, or nothing. */
    void promised(LocalDate moreOn) {
        LocalDate received = LocalDate.of(2026, 11, 30);
        when(store.find(anyString()))
                .thenReturn(Optional.of(new ReportFacts(
                        caseId,
                        Channel.ONLINE,
                        Locale.ENGLISH,
                        true,
                        received,
                        received,
                        null,
                        null,
                        null,
                        moreOn,
                        null,
                        0)));
    }

    ProcessInstance submitted() {
        return start(WhistleblowerProcess.MESSAGE_REPORT_SUBMITTED, WhistleblowerProcess.SUBMITTED);
    }

    ProcessInstance reopened() {
        return start(WhistleblowerProcess.MESSAGE_CASE_REOPENED, WhistleblowerProcess.REOPENED);
    }

    private ProcessInstance start(String message, String decision) {
        instance = engine.getRuntimeService()
                .startProcessInstanceByMessage(message, caseId, Map.of(WhistleblowerProcess.DECISION.name(), decision));
        work();
        return instance;
    }

    /** A report without conflicts, assessed with that decision. */
    ProcessInstance assessed(String decision) {
        submitted();
        decide(WhistleblowerProcess.TASK_CHECK_CONFLICTS, "noConflict");
        decide(WhistleblowerProcess.TASK_ASSESS_SCOPE, decision);
        return instance;
    }

    void reporterWrites() {
        message(WhistleblowerProcess.MESSAGE_REPORTER_WROTE);
    }

    Task task(String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(key)
                .singleResult();
    }

    void decide(String taskKey, String decision) {
        complete(taskKey, Map.of(WhistleblowerProcess.DECISION.name(), decision));
    }
}
