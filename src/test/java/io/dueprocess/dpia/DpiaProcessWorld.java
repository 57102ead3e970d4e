package io.dueprocess.dpia;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.engine.Clocks;
import io.dueprocess.engine.WorkingDays;
import io.dueprocess.support.ProcessWorld;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;

/** A real engine in memory with our model, decision, forms and delegates; the module's services are mocks. */
final class DpiaProcessWorld extends ProcessWorld {

    static final Date POLICY = Date.from(Instant.parse("2026-12-10T22:59:59Z"));
    static final Date EXPIRY = Date.from(Instant.parse("2027-01-20T23:00:00Z"));
    static final Date REVIEW = Date.from(Instant.parse("2027-11-25T23:00:00Z"));
    static final Date CONDITION_DUE = Date.from(Instant.parse("2027-02-01T22:59:59Z"));

    final DpiaLiving living = mock(DpiaLiving.class);
    final DpiaDrafting drafting = mock(DpiaDrafting.class);
    final DpiaPapers papers = mock(DpiaPapers.class);
    final DpiaConsultations consultations = mock(DpiaConsultations.class);
    final DpiaOutcomes outcomes = mock(DpiaOutcomes.class);
    final DpiaFulfilment fulfilment = mock(DpiaFulfilment.class);
    final DpiaClosing closing = mock(DpiaClosing.class);
    final DpiaScreening screening = mock(DpiaScreening.class);
    final DpiaDecisions decisions = mock(DpiaDecisions.class);
    final Clocks clocks = mock(Clocks.class);
    final WorkingDays workingDays = mock(WorkingDays.class);

    /** What the screening's form says. */
    final Set<String> ticked = new HashSet<>();

    /** What the table said last. */
    DpiaScreening.Screened screened;

    DpiaProcessWorld() throws IOException {
        super(DpiaProcess.KEY);
        build(beans());
    }

    private Map<Object, Object> beans() {
        Map<Object, Object> beans =
                new HashMap<>(delegates(living, drafting, papers, consultations, outcomes, fulfilment, closing));
        beans.put("dpiaScreening", screening);
        beans.put("dpiaDecisions", decisions);
        beans.put("dpiaFulfilment", fulfilment);
        beans.put("dpiaLiving", living);
        beans.put("clocks", clocks);
        beans.put("workingDays", workingDays);
        DpiaListeners listeners = new DpiaListeners();
        beans.put("dpiaRecordScreening", listeners.dpiaRecordScreening(screening));
        beans.put("dpiaOpenAssessment", listeners.dpiaOpenAssessment(drafting));
        beans.put("dpiaCloseAssessment", listeners.dpiaCloseAssessment(drafting));
        beans.put("dpiaNameCondition", listeners.dpiaNameCondition(fulfilment));
        beans.put("dpiaConditionDone", listeners.dpiaConditionDone(fulfilment));
        return beans;
    }

    /** A new case: two criteria, no high risk, no conditions. */
    void newCase() {
        reset(living, drafting, papers, consultations, outcomes, fulfilment, closing, screening, decisions, clocks);
        caseId = UUID.randomUUID().toString();
        ticked.clear();
        ticked.addAll(Set.of("largeScale", "vulnerable"));
        when(screening.answer(any(), anyString()))
                .thenAnswer(call -> Variables.booleanValue(ticked.contains(call.<String>getArgument(1)), true));
        doAnswer(call -> screened = DpiaScreening.Screened.of(call.getArgument(1)))
                .when(screening)
                .record(eq(caseId), any());
        when(screening.required(any())).thenAnswer(call -> screened.outcome() == DpiaFacts.Screening.REQUIRED);
        when(workingDays.in(anyInt())).thenReturn(POLICY);
        when(workingDays.endOf(any())).thenReturn(CONDITION_DUE);
        when(clocks.due(any())).thenReturn(Date.from(EXPIRY.toInstant().minusSeconds(1)));
        when(clocks.expiry(any())).thenReturn(EXPIRY);
        when(living.reviewDate(any())).thenReturn(REVIEW);
        when(fulfilment.numbers(any())).thenReturn(List.of());
    }

    /** Conditions that the approval will set; each group owns one. */
    void conditions(String... owners) {
        List<Integer> numbers =
                java.util.stream.IntStream.rangeClosed(1, owners.length).boxed().toList();
        when(fulfilment.numbers(any())).thenReturn(numbers);
        when(fulfilment.owner(any()))
                .thenAnswer(call -> owners[DpiaProcess.CONDITION.from(call.<DelegateExecution>getArgument(0)) - 1]);
        when(fulfilment.dueOn(any())).thenReturn(LocalDate.of(2027, 2, 1));
        when(fulfilment.reminder(any())).thenReturn(Date.from(Instant.parse("2027-01-24T23:00:00Z")));
        when(fulfilment.overdue(any())).thenReturn(Date.from(Instant.parse("2027-02-01T23:00:00Z")));
        doAnswer(call -> {
                    DelegateTask task = call.getArgument(0);
                    task.setName("Fulfil condition " + DpiaProcess.CONDITION.from(task));
                    return null;
                })
                .when(fulfilment)
                .name(any());
    }

    ProcessInstance entered() {
        instance = engine.getRuntimeService().startProcessInstanceByKey(DpiaProcess.KEY, caseId);
        work();
        return instance;
    }

    ProcessInstance requested() {
        instance = engine.getRuntimeService().startProcessInstanceByMessage(DpiaProcess.MESSAGE_REQUESTED, caseId);
        work();
        return instance;
    }

    /** From a fresh assessment to the advice. */
    void assess(String recommendation) {
        complete(DpiaProcess.TASK_ASSESS);
        complete(DpiaProcess.TASK_VIEWS);
        decide(DpiaProcess.TASK_ADVISE, recommendation);
    }

    /** Entered, screened, assessed and advised upon; waits for the decision. */
    ProcessInstance advised() {
        entered();
        complete(DpiaProcess.TASK_SCREEN);
        assess("agree");
        return instance;
    }

    ProcessInstance approved(String decision) {
        advised();
        decide(DpiaProcess.TASK_DECIDE, decision);
        return instance;
    }

    /** The residual risk is high, and the managers consult the authority, which has got the request. */
    ProcessInstance consulting() {
        when(decisions.mustConsult(any(DelegateExecution.class))).thenReturn(true);
        advised();
        decide(DpiaProcess.TASK_DECIDE_HIGH_RISK, "consult");
        complete(DpiaProcess.TASK_FILE);
        when(decisions.mustConsult(any(DelegateExecution.class))).thenReturn(false);
        return instance;
    }

    void decide(String taskKey, String decision) {
        complete(taskKey, Map.of(DpiaProcess.DECISION.name(), decision));
    }
}
