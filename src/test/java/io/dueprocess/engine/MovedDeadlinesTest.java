package io.dueprocess.engine;

import static io.dueprocess.engine.EngineWorld.CASE;
import static io.dueprocess.engine.EngineWorld.EXPIRY;
import static io.dueprocess.engine.EngineWorld.TRIGGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;

import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DeadlineMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code clocks} in a model, and what happens to timers and tasks when a statutory date moves. */
class MovedDeadlinesTest {

    private static final Instant LATER = Instant.parse("2027-04-30T22:00:00Z");
    private static final List<String> STATUTORY =
            List.of("StartEvent_Overdue", "StartEvent_WeekLeft", "BoundaryEvent_HalfTime");

    private final EngineWorld world = new EngineWorld();

    @BeforeEach
    void start() {
        world.start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void timersRingByTheLegalCalendarInTheOrganisationsZone() {
        assertThat(dueOf("StartEvent_Overdue")).isEqualTo(EXPIRY);
        assertThat(dueOf("StartEvent_WeekLeft")).isEqualTo(Instant.parse("2027-02-22T23:00:00Z"));
        assertThat(dueOf("BoundaryEvent_HalfTime"))
                .isEqualTo(TRIGGER.plus(Duration.between(TRIGGER, EXPIRY).dividedBy(2)));
    }

    @Test
    void aTaskIsDueAtTheLastSecondInTime() {
        assertThat(due(world.task())).isEqualTo(Instant.parse("2027-03-01T22:59:59Z"));
    }

    @Test
    void clocksWorkInsideRepeatedSubprocessesToo() {
        world.engine.getTaskService().complete(world.task().getId());
        assertThat(world.engine.getTaskService().createTaskQuery().list())
                .hasSize(2)
                .allSatisfy(task -> assertThat(due(task)).isEqualTo(EXPIRY.minus(Duration.ofHours(12))));
    }

    @Test
    void anExtensionMovesTimersAndTasksAndNothingElse() {
        Instant nag = dueOf("BoundaryEvent_Nag");
        move(Deadline.State.OPEN, LATER);
        assertThat(dueOf("StartEvent_Overdue")).isEqualTo(LATER);
        assertThat(dueOf("StartEvent_WeekLeft")).isEqualTo(Instant.parse("2027-04-23T22:00:00Z"));
        assertThat(due(world.task())).isEqualTo(LATER.minusSeconds(1));
        assertThat(dueOf("BoundaryEvent_Nag")).isEqualTo(nag);
    }

    @Test
    void aTaskWithADateOfItsOwnKeepsIt() {
        world.engine.getTaskService().complete(world.task().getId());
        move(Deadline.State.OPEN, LATER);
        assertThat(world.engine.getTaskService().createTaskQuery().list())
                .allSatisfy(task -> assertThat(due(task)).isEqualTo(EXPIRY.minus(Duration.ofHours(12))));
    }

    @Test
    void timersRestWhileTheClockIsPaused() {
        move(Deadline.State.PAUSED, EXPIRY);
        assertThat(STATUTORY)
                .allSatisfy(id -> assertThat(timer(id).isSuspended()).isTrue());
        assertThat(timer("BoundaryEvent_Nag").isSuspended()).isFalse();
        move(Deadline.State.OPEN, LATER);
        assertThat(STATUTORY)
                .allSatisfy(id -> assertThat(timer(id).isSuspended()).isFalse());
        assertThat(dueOf("StartEvent_Overdue")).isEqualTo(LATER);
    }

    @Test
    void anotherClockOfTheCaseMovesNothing() {
        world.due(Deadline.State.OPEN, LATER);
        world.moved.on(new DeadlineMoved(CASE, Clock.BREACH_AUTHORITY));
        world.moved.on(new DeadlineMoved("another-case", Clock.DSAR_RESPONSE));
        assertThat(dueOf("StartEvent_Overdue")).isEqualTo(EXPIRY);
    }

    @Test
    void aDateMayMoveWhileItsTaskCompletes() {
        move(Deadline.State.PAUSED, EXPIRY);
        doAnswer(call -> {
                    move(Deadline.State.OPEN, LATER);
                    return null;
                })
                .when(world.module)
                .beforeComplete(eq(CASE), any(), any(), any());
        complete();
    }

    @Test
    void aDateMayMoveWhileTheProcessMovesOn() {
        move(Deadline.State.PAUSED, EXPIRY);
        world.afterPreparing = () -> move(Deadline.State.OPEN, LATER);
        complete();
    }

    private void complete() {
        world.engine.getTaskService().complete(world.task().getId());
        assertThat(dueOf("StartEvent_Overdue")).isEqualTo(LATER);
        assertThat(timer("StartEvent_Overdue").isSuspended()).isFalse();
        assertThat(world.engine.getTaskService().createTaskQuery().list())
                .hasSize(2)
                .allSatisfy(task -> assertThat(due(task)).isEqualTo(LATER.minus(Duration.ofHours(12))));
    }

    private void move(Deadline.State state, Instant expiry) {
        world.due(state, expiry);
        world.moved.on(new DeadlineMoved(CASE, Clock.DSAR_RESPONSE));
    }

    private Instant dueOf(String activityId) {
        return timer(activityId).getDuedate().toInstant();
    }

    private Job timer(String activityId) {
        return world.engine
                .getManagementService()
                .createJobQuery()
                .activityId(activityId)
                .singleResult();
    }

    private static Instant due(Task task) {
        return task.getDueDate().toInstant();
    }
}
