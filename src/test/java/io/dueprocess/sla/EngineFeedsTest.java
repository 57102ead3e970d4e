package io.dueprocess.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.dueprocess.engine.ProcessModule;
import io.dueprocess.engine.ProcessModules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

/** What the engine tells the board: tasks as they begin, move, end and fall away, and timers as they fire. */
class EngineFeedsTest {

    private static final Instant NOW = Instant.parse("2027-03-10T09:00:00Z");
    private static final Date DUE = Date.from(Instant.parse("2027-03-20T22:59:59Z"));
    private static final Date LATER = Date.from(Instant.parse("2027-03-25T22:59:59Z"));
    private static final Instant RINGS = Instant.parse("2027-03-15T09:00:00Z");

    private final FiredTimers fired = mock(FiredTimers.class);
    private final Map<Figure, Integer> counted = new HashMap<>();
    private ProcessEngine engine;

    @BeforeEach
    void start() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("feeds-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration
                .getProcessEnginePlugins()
                .add(new TaskFeed(new Figures(ZoneId.of("Europe/Copenhagen")), provider(changes()), modules(), clock));
        configuration.setCustomPreBPMNParseListeners(new ArrayList<>()); // as Spring Boot's has
        configuration.getProcessEnginePlugins().add(new TimerFeed(provider(fired), clock));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "test.bpmn",
                        Bpmn.createExecutableProcess("test")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("UserTask_Look")
                                .camundaDueDate("${due}")
                                .camundaTaskListenerExpression("create", "${task.setDueDate(later)}")
                                .boundaryEvent("BoundaryEvent_Late")
                                .timerWithDate(RINGS.toString())
                                .endEvent()
                                .moveToActivity("UserTask_Look")
                                .intermediateCatchEvent("CatchEvent_Later")
                                .timerWithDate(RINGS.toString())
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aTaskCountsAsWaitingUntilItIsDone() {
        begin();
        assertThat(now(Measure.WAITING)).isEqualTo(1);
        assertThat(now(Measure.TASK_DUE)).isEqualTo(1);

        Task task = engine.getTaskService().createTaskQuery().singleResult();
        task.setDueDate(Date.from(NOW));
        engine.getTaskService().saveTask(task);
        assertThat(counted.entrySet().stream()
                        .filter(entry -> entry.getKey().measure() == Measure.TASK_DUE && entry.getValue() != 0)
                        .map(entry -> entry.getKey().moment()))
                .as("its date has moved")
                .containsExactly(NOW);

        engine.getTaskService().complete(task.getId());
        assertThat(now(Measure.WAITING)).isZero();
        assertThat(now(Measure.TASK_DUE)).isZero();
        assertThat(now(Measure.DONE)).isEqualTo(1);
    }

    @Test
    void aDateThatAListenerOfTheModelSetsIsTheOneThatCounts() {
        begin();
        assertThat(counted.keySet().stream()
                        .filter(figure -> figure.measure() == Measure.TASK_DUE)
                        .map(Figure::moment))
                .containsExactly(Instant.parse("2027-03-25T23:00:00Z"));
    }

    @Test
    void aTaskThatFallsAwayIsNotDone() {
        begin();
        fire("BoundaryEvent_Late");
        assertThat(now(Measure.WAITING)).isZero();
        assertThat(now(Measure.TASK_DUE)).isZero();
        assertThat(now(Measure.DONE)).isZero();

        String instance = begin();
        engine.getRuntimeService().deleteProcessInstance(instance, "test", true);
        assertThat(now(Measure.WAITING)).isZero();
    }

    @Test
    void eachTimerThatFiresIsNotedWithItsDueDate() {
        begin();
        fire("BoundaryEvent_Late");
        verify(fired).note("case", "BoundaryEvent_Late", RINGS, NOW);

        begin();
        engine.getTaskService()
                .complete(
                        engine.getTaskService().createTaskQuery().singleResult().getId());
        fire("CatchEvent_Later");
        verify(fired).note("case", "CatchEvent_Later", RINGS, NOW);
        verifyNoMoreInteractions(fired);
    }

    private String begin() {
        return engine.getRuntimeService()
                .startProcessInstanceByKey("test", "case", Map.of("due", DUE, "later", LATER))
                .getId();
    }

    private void fire(String element) {
        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .activityId(element)
                        .singleResult()
                        .getId());
    }

    private int now(Measure measure) {
        return counted.entrySet().stream()
                .filter(entry -> entry.getKey().measure() == measure)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private SlaChanges changes() {
        SlaChanges changes = mock(SlaChanges.class);
        doAnswer(call -> {
                    Collection<Figure> before = call.getArgument(0);
                    Collection<Figure> after = call.getArgument(1);
                    before.forEach(figure -> counted.merge(figure, -1, Integer::sum));
                    after.forEach(figure -> counted.merge(figure, 1, Integer::sum));
                    return null;
                })
                .when(changes)
                .change(anyCollection(), anyCollection());
        return changes;
    }

    private static ProcessModules modules() {
        ProcessModule module = mock(ProcessModule.class);
        when(module.rights()).thenReturn(new ProcessModule.Rights(Set.of(), Set.of(), Set.of()));
        ProcessModules modules = mock(ProcessModules.class);
        when(modules.ofKey(any())).thenReturn(Optional.empty());
        when(modules.ofKey(eq("test"))).thenReturn(Optional.of(module));
        return modules;
    }

    @SuppressWarnings("unchecked")
    private static <T> ObjectProvider<T> provider(T bean) {
        ObjectProvider<T> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(bean);
        return provider;
    }
}
