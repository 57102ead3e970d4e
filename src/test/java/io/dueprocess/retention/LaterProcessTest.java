package io.dueprocess.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.engine.WorkingDays;
import io.dueprocess.support.ProcessWorld;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of {@code erase-later}. */
class LaterProcessTest {

    private static final Date DAY = Date.from(Instant.parse("2031-12-31T23:00:00Z"));

    private static World world;

    /** The real model, form and delegates; the services are mocks. */
    private static final class World extends ProcessWorld {

        final RetentionRuns runs = mock(RetentionRuns.class);
        final RetentionRules rules = mock(RetentionRules.class);
        final LaterRun later = mock(LaterRun.class);
        final WorkingDays workingDays = mock(WorkingDays.class);

        World() throws IOException {
            super(RetentionProcess.LATER, "retention");
            Map<Object, Object> beans = new HashMap<>(delegates(runs, rules, later));
            beans.put("retentionLater", later);
            beans.put("workingDays", workingDays);
            build(beans);
        }

        void decide(String decision) {
            complete(RetentionProcess.TASK_LOOK, Map.of(RetentionProcess.DECISION.name(), decision));
        }
    }

    @BeforeAll
    static void build() throws IOException {
        world = new World();
    }

    @AfterAll
    static void close() {
        assertThat(world.neverPassed()).isEmpty();
        world.close();
    }

    @BeforeEach
    void begun() {
        reset(world.later);
        world.caseId = UUID.randomUUID().toString();
        when(world.workingDays.in(anyInt())).thenReturn(DAY);
        when(world.later.day(any())).thenReturn(DAY);
        world.instance = world.engine
                .getRuntimeService()
                .startProcessInstanceByMessage(RetentionProcess.MESSAGE_ERASE_LATER, world.caseId);
        world.work();
    }

    @Test
    void nothingHappensBeforeTheDay() {
        assertThat(world.timer("CatchEvent_Day").getDuedate()).isEqualTo(DAY);
        verify(world.later, never()).erase(any());
        assertThat(world.engine.getRuntimeService().getVariables(world.instance.getId()))
                .isEmpty();
    }

    @Test
    void onTheDayItIsErasedAndTheRowsAreForgotten() {
        when(world.later.allGone(any())).thenReturn(true);
        world.ring("CatchEvent_Day");
        verify(world.later).erase(world.caseId);
        verify(world.later).close(world.caseId);
    }

    @Test
    void whatIsHeldWaitsForAnotherDay() {
        world.ring("CatchEvent_Day");
        world.decide("again");
        verify(world.later).postpone(world.caseId);
        assertThat(world.at()).containsExactly("CatchEvent_Day");
        when(world.later.allGone(any())).thenReturn(true);
        world.ring("CatchEvent_Day");
        verify(world.later, times(2)).erase(world.caseId);
        verify(world.later).close(world.caseId);
    }

    @Test
    void whatIsHeldMayStayForGood() {
        world.ring("CatchEvent_Day");
        world.decide("leave");
        verify(world.later, never()).postpone(any());
        verify(world.later).close(world.caseId);
    }
}
