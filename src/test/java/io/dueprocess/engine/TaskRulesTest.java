package io.dueprocess.engine;

import static io.dueprocess.engine.EngineWorld.CASE;
import static io.dueprocess.engine.HandlingModel.APPROVE;
import static io.dueprocess.engine.HandlingModel.GROUP;
import static io.dueprocess.engine.HandlingModel.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskRulesTest {

    private final EngineWorld world = new EngineWorld();
    private final TaskService tasks = world.engine.getTaskService();
    private String task;

    @BeforeEach
    void aTaskOfThePrivacyTeam() {
        LastRefusal.take();
        world.member("petra", GROUP);
        world.member("paula", GROUP);
        world.member("wim", "whistleblower-handlers");
        world.start();
        task = world.task().getId();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void itsNameTellsTheCase() {
        assertThat(world.task().getName()).isEqualTo("Prepare · DP-7K3M-Q2XA");
    }

    @Test
    void onlyItsGroupClaimsIt() {
        world.as("wim", "whistleblower-handlers");
        assertRefused("engine.refused.not-your-group", () -> tasks.claim(task, "wim"));
        world.as("nobody");
        assertRefused("engine.refused.not-your-group", () -> tasks.claim(task, "nobody"));
        world.as("petra", GROUP);
        tasks.claim(task, "petra");
        assertThat(world.task().getAssignee()).isEqualTo("petra");
    }

    @Test
    void nobodyGivesItToAnOutsider() {
        world.as("petra", GROUP);
        assertRefused("engine.refused.assignee", () -> tasks.claim(task, "wim"));
        assertRefused("engine.refused.assignee", () -> tasks.setAssignee(task, "wim"));
        tasks.setAssignee(task, "paula");
        assertThat(world.task().getAssignee()).isEqualTo("paula");
    }

    @Test
    void onlyItsHolderCompletesIt() {
        world.as("petra", GROUP);
        assertRefused("engine.refused.claim-first", () -> tasks.complete(task));
        tasks.claim(task, "petra");
        world.as("paula", GROUP);
        assertRefused("engine.refused.claimed", () -> tasks.complete(task));
        world.as("petra", "dpo");
        assertRefused("engine.refused.not-your-group", () -> tasks.complete(task));
        world.as("petra", GROUP);
        tasks.complete(task);
        assertThat(tasks.createTaskQuery().taskDefinitionKey(PREPARE).count()).isZero();
    }

    @Test
    void whoPreparedNeitherClaimsNorCompletesTheApproval() {
        when(world.module.excludedFrom(CASE, PREPARE)).thenReturn(Set.of("petra"));
        world.as("petra", GROUP);
        assertRefused("engine.refused.four-eyes", () -> tasks.claim(task, "petra"));
        world.as("paula", GROUP);
        assertRefused("engine.refused.four-eyes", () -> tasks.setAssignee(task, "petra"));
        tasks.claim(task, "paula");
        when(world.module.excludedFrom(CASE, PREPARE)).thenReturn(Set.of("paula"));
        assertRefused("engine.refused.four-eyes", () -> tasks.complete(task));
    }

    @Test
    void theModuleHasTheLastWordAndSeesWhatWasSubmitted() {
        doThrow(new Refused("test.refused.no-right"))
                .when(world.module)
                .beforeComplete(eq(CASE), eq(PREPARE), eq("petra"), anyMap());
        world.as("petra", GROUP);
        tasks.claim(task, "petra");
        assertRefused("test.refused.no-right", () -> tasks.complete(task, Map.of("decision", "act")));
        assertThat(world.task().getTaskDefinitionKey()).isEqualTo(PREPARE);
        verify(world.module).beforeComplete(CASE, PREPARE, "petra", Map.of("decision", "act"));
    }

    @Test
    void theApplicationItselfIsBoundByTheModulesRuleOnly() {
        tasks.complete(task);
        verify(world.module).beforeComplete(eq(CASE), eq(PREPARE), isNull(), anyMap());
        doThrow(new Refused("test.refused"))
                .when(world.module)
                .beforeComplete(eq(CASE), eq(APPROVE), isNull(), anyMap());
        tasks.createTaskQuery().list().forEach(ask -> tasks.complete(ask.getId()));
        assertRefused("test.refused", () -> tasks.complete(world.task().getId()));
    }

    @Test
    void aTaskIsGivenBackByItsHolder() {
        world.as("petra", GROUP);
        tasks.claim(task, "petra");
        tasks.setAssignee(task, null);
        assertThat(world.task().getAssignee()).isNull();
    }

    private static void assertRefused(String code, ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOf(RuntimeException.class);
        assertThat(LastRefusal.take())
                .hasValueSatisfying(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
