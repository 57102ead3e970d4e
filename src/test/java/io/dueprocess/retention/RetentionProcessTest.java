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
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every path of {@code retention-run}. */
class RetentionProcessTest {

    private static World world;

    /** The real model, forms and delegates; the services are mocks. */
    private static final class World extends ProcessWorld {

        final RetentionRuns runs = mock(RetentionRuns.class);
        final RetentionRules rules = mock(RetentionRules.class);
        final LaterRun later = mock(LaterRun.class);
        final WorkingDays workingDays = mock(WorkingDays.class);

        World() throws IOException {
            super(RetentionProcess.RUN);
            Map<Object, Object> beans = new HashMap<>(delegates(runs, rules, later));
            beans.put("retentionRules", rules);
            beans.put("workingDays", workingDays);
            build(beans);
        }

        void decide(String decision) {
            complete(RetentionProcess.TASK_APPROVE, Map.of(RetentionProcess.DECISION.name(), decision));
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
    void ready() {
        reset(world.runs, world.rules);
        world.caseId = UUID.randomUUID().toString();
        when(world.workingDays.in(anyInt())).thenReturn(Date.from(Instant.parse("2026-12-10T22:59:59Z")));
        when(world.rules.owner(any())).thenReturn("it-security");
        when(world.rules.nothingLeft(any())).thenReturn(true);
    }

    private static void due() {
        world.instance = world.engine
                .getRuntimeService()
                .startProcessInstanceByMessage(RetentionProcess.MESSAGE_RULE_DUE, world.caseId);
        world.work();
    }

    @Test
    void anApprovedRuleNeedsNobody() {
        when(world.rules.approved(any())).thenReturn(true);
        due();
        verify(world.rules).erase(world.caseId);
        verify(world.rules).certify(world.caseId);
        assertThat(world.engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(world.caseId)
                        .count())
                .isZero();
    }

    @Test
    void aNewRuleErasesNothingBeforeItIsApproved() {
        due();
        assertThat(world.at()).containsExactly(RetentionProcess.TASK_APPROVE);
        verify(world.rules, never()).erase(any());
        world.decide("approve");
        verify(world.rules).erase(world.caseId);
        verify(world.rules).certify(world.caseId);
    }

    @Test
    void aRuleMayWait() {
        due();
        world.decide("later");
        verify(world.rules).notNow(world.caseId);
        verify(world.rules, never()).erase(any());
        verify(world.rules, never()).certify(any());
    }

    @Test
    void whatTheOwnerErasesByHandIsCertifiedToo() {
        when(world.rules.byHand(any())).thenReturn(true);
        due();
        String taskId = world.tasks(RetentionProcess.TASK_BY_HAND).get(0).getId();
        assertThat(world.engine.getTaskService().getIdentityLinksForTask(taskId))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("it-security");
        world.complete(RetentionProcess.TASK_BY_HAND);
        verify(world.rules, never()).erase(any());
        verify(world.rules).certify(world.caseId);
    }

    @Test
    void whatIsLeftIsErasedAnHourLater() {
        when(world.rules.approved(any())).thenReturn(true);
        when(world.rules.nothingLeft(any())).thenReturn(false, true);
        due();
        assertThat(world.at()).containsExactly("CatchEvent_Wait");
        verify(world.rules, never()).certify(any());
        world.ring("CatchEvent_Wait");
        verify(world.rules, times(2)).erase(world.caseId);
        verify(world.rules).certify(world.caseId);
    }

    @Test
    void staffMayWishThatItBeLookedAtNow() {
        world.instance = world.engine.getRuntimeService().startProcessInstanceByKey(RetentionProcess.RUN, world.caseId);
        world.work();
        verify(world.runs).startDue(world.caseId);
    }
}
