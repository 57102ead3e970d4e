package io.dueprocess.whistleblower;

import static io.dueprocess.whistleblower.WhistleblowerApp.HANDLERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.SealedCases;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the engine's authorizations on and the real rights: only who holds a case's key finds anything of it. */
class WhistleblowerSightIT {

    private static final String DATABASE = "jdbc:h2:mem:sight-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private static WhistleblowerApp app;

    @BeforeAll
    static void start() {
        app = new WhistleblowerApp(DATABASE);
        app.handlersHaveKeys();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Everything that the engine answers to a question about that case or about how many there are. */
    private static Map<String, Long> seenOf(String caseId) {
        RuntimeService runtime = app.the(RuntimeService.class);
        HistoryService history = app.the(HistoryService.class);
        TaskService tasks = app.the(TaskService.class);
        ManagementService management = app.the(ManagementService.class);
        Map<String, Long> seen = new HashMap<>();
        seen.put(
                "tasks",
                tasks.createTaskQuery().processInstanceBusinessKey(caseId).count());
        seen.put(
                "tasks in or",
                tasks.createTaskQuery()
                        .or()
                        .processInstanceBusinessKey(caseId)
                        .taskName("no such name")
                        .endOr()
                        .count());
        seen.put(
                "instances",
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .count());
        seen.put(
                "executions",
                runtime.createExecutionQuery()
                        .processInstanceBusinessKey(caseId)
                        .count());
        seen.put(
                "variables",
                runtime.createVariableInstanceQuery().variableName("decision").count());
        seen.put(
                "history",
                history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .count());
        seen.put(
                "past tasks",
                history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(caseId)
                        .count());
        seen.put(
                "past steps",
                history.createHistoricActivityInstanceQuery()
                        .activityId(WhistleblowerProcess.TASK_CHECK_CONFLICTS)
                        .count());
        seen.put(
                "past variables",
                history.createHistoricVariableInstanceQuery()
                        .variableName("decision")
                        .count());
        seen.put(
                "jobs",
                management
                        .createJobQuery()
                        .processDefinitionKey(WhistleblowerProcess.KEY)
                        .count());
        seen.put(
                "past jobs",
                history.createHistoricJobLogQuery()
                        .processDefinitionKey(WhistleblowerProcess.KEY)
                        .count());
        seen.put("incidents", runtime.createIncidentQuery().count());
        seen.put(
                "subscriptions",
                runtime.createEventSubscriptionQuery()
                        .eventName(WhistleblowerProcess.MESSAGE_REPORTER_WROTE)
                        .count());
        seen.put(
                "statistics",
                management.createProcessDefinitionStatisticsQuery().list().stream()
                        .filter(statistics -> statistics.getKey().equals(WhistleblowerProcess.KEY))
                        .mapToLong(statistics -> statistics.getInstances())
                        .sum());
        seen.put(
                "deployments",
                management.createDeploymentStatisticsQuery().list().stream()
                        .mapToLong(statistics -> statistics.getInstances())
                        .sum());
        seen.values().removeIf(count -> count == 0);
        return seen;
    }

    private static long tasksSeenBy(String user, String group) {
        return app.as(
                user,
                group,
                () -> app.the(TaskService.class)
                        .createTaskQuery()
                        .processDefinitionKey(WhistleblowerProcess.KEY)
                        .count());
    }

    @Test
    void aHolderSeesHisTaskAndTheExcludedOneNothingAtAll() {
        String caseId = app.report("wanda");
        String task = app.task(caseId).getId();

        assertThat(app.as("wanda", HANDLERS, () -> seenOf(caseId))).isEqualTo(Map.of("tasks", 1L, "tasks in or", 1L));
        assertThat(app.as("wim", HANDLERS, () -> seenOf(caseId))).isEmpty();
        assertThat(app.<Task>as(
                        "wim",
                        HANDLERS,
                        () -> app.the(TaskService.class)
                                .createTaskQuery()
                                .taskId(task)
                                .singleResult()))
                .isNull();
        denied("wim", HANDLERS, () -> app.the(FormService.class).getTaskFormData(task));
        denied("wim", HANDLERS, () -> app.the(TaskService.class).getVariables(task));
        denied("wim", HANDLERS, () -> app.the(TaskService.class).getIdentityLinksForTask(task));
        denied("wim", HANDLERS, () -> {
            app.the(TaskService.class).claim(task, "wim");
            return null;
        });
        denied("wim", HANDLERS, () -> {
            app.the(TaskService.class).complete(task);
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"max, managers", "admin, camunda-admin", "petra, privacy-team", "dan, dpo", "lea, legal"})
    void nobodyElseSeesAnything(String user, String group) {
        String caseId = app.report("wim", "wanda");
        assertThat(app.as(user, group, () -> seenOf(caseId))).isEmpty();
        assertThat(app.as(
                        user,
                        group,
                        () -> app.the(RepositoryService.class)
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(WhistleblowerProcess.KEY)
                                .count()))
                .isZero();
        String task = app.task(caseId).getId();
        denied(user, group, () -> app.the(FormService.class).getTaskFormData(task));
    }

    @Test
    void filtersShowEachHandlerHisOwnCases() {
        String hidden = app.report("wanda");
        app.report("wim", "wanda");
        long wim = tasksSeenBy("wim", HANDLERS);
        assertThat(tasksSeenBy("wanda", HANDLERS)).isGreaterThan(wim);
        Filter groups = app.the(FilterService.class)
                .createFilterQuery()
                .filterName("My groups' tasks")
                .singleResult();
        long shown = app.as("wim", HANDLERS, () -> app.the(FilterService.class).count(groups.getId()));
        assertThat(shown).isLessThanOrEqualTo(wim);
        assertThat(app.as("wim", HANDLERS, () -> app.the(FilterService.class).<Task>list(groups.getId())))
                .extracting(Task::getId)
                .doesNotContain(app.task(hidden).getId());
    }

    @Test
    void aHolderClaimsIsShownTheFormAndCannotGiveTheTaskAway() {
        String caseId = app.report("wim");
        String task = app.task(caseId).getId();
        app.as("wim", HANDLERS, () -> {
            TaskService tasks = app.the(TaskService.class);
            tasks.claim(task, "wim");
            assertThat(tasks.getVariables(task)).containsOnlyKeys("decision");
            assertThat(app.the(FormService.class).getDeployedTaskForm(task)).isNotEmpty();
            return null;
        });
        denied("wim", HANDLERS, () -> {
            app.the(TaskService.class).setAssignee(task, "wanda");
            return null;
        });
        denied("wim", HANDLERS, () -> {
            app.the(TaskService.class).addCandidateUser(task, "max");
            return null;
        });
    }

    @Test
    void aTaskIsNotForWhoHoldsNoKeyEvenWhenTheEngineWouldLetHim() {
        String caseId = app.report("wanda");
        String task = app.task(caseId).getId();
        assertThatThrownBy(() -> app.the(TaskService.class).setAssignee(task, "wim"))
                .hasMessageContaining("engine.refused.assignee");
    }

    @Test
    void whoIsExcludedLosesTheTaskThatHeHolds() {
        String caseId = app.report("wim", "wanda");
        Task task = app.task(caseId);
        app.as("wim", HANDLERS, () -> {
            app.the(TaskService.class).claim(task.getId(), "wim");
            return null;
        });
        app.unlocked("wanda", () -> app.the(SealedCases.class).exclude(caseId, "wim", "is named in it", "wanda"));
        assertThat(app.as("wim", HANDLERS, () -> seenOf(caseId))).isEmpty();
        assertThat(app.task(caseId).getAssignee()).isNull();
        assertThat(app.as("wanda", HANDLERS, () -> seenOf(caseId))).containsEntry("tasks", 1L);
    }

    @Test
    void whoIsGivenAKeyFindsTheTaskAndTheNextOnesToo() {
        String caseId = app.report("wanda");
        app.unlocked("wanda", () -> app.the(SealedCases.class).grant(caseId, "wim", "wanda"));
        assertThat(app.as("wim", HANDLERS, () -> seenOf(caseId))).containsEntry("tasks", 1L);
        String first = app.task(caseId).getId();
        app.submit(caseId, "wim", WhistleblowerProcess.FORM_CONFLICTS, "noConflict", Map.of());
        assertThat(app.task(caseId).getTaskDefinitionKey()).isEqualTo(WhistleblowerProcess.TASK_ASSESS_SCOPE);
        assertThat(app.as("wim", HANDLERS, () -> seenOf(caseId))).containsEntry("tasks", 1L);
        assertThat(rows(first)).as("a completed task leaves no right").isZero();
        assertThat(rows(app.task(caseId).getId())).isEqualTo(2);
    }

    @Test
    void aRestartGivesEachHisOwnAgainAndTakesWhatAnAdministratorTook() {
        String caseId = app.report("wanda");
        String task = app.task(caseId).getId();
        AuthorizationService authorizations = app.the(AuthorizationService.class);
        Authorization stolen = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        stolen.setUserId("wim");
        stolen.setResource(Resources.TASK);
        stolen.setResourceId(task);
        stolen.addPermission(Permissions.READ);
        authorizations.saveAuthorization(stolen);
        app.close();
        app = new WhistleblowerApp(DATABASE);
        app.handlersHaveKeys();
        assertThat(app.as("wanda", HANDLERS, () -> seenOf(caseId))).containsEntry("tasks", 1L);
        assertThat(app.as("wim", HANDLERS, () -> seenOf(caseId))).isEmpty();
        assertThat(rows(task)).isOne();
    }

    @Test
    void whoHasLeftTheUnitSeesNoMoreTasksWhateverKeysAreLeft() {
        app.handlersHaveKeys("walter");
        app.leaves("walter");
        String caseId = app.report("wanda", "walter");
        assertThat(app.as("walter", "legal", () -> seenOf(caseId))).isEmpty();
        assertThat(app.as("wanda", HANDLERS, () -> seenOf(caseId))).containsEntry("tasks", 1L);
        assertThat(app.the(WhistleblowerReports.class).handlers())
                .extracting(Handler::id)
                .contains("wanda")
                .doesNotContain("walter");
    }

    @Test
    void whoSetsANewPassphraseHasLostHisCasesUntilTheyAreGrantedAnew() {
        app.handlersHaveKeys("wilma");
        String caseId = app.report("wanda", "wilma");
        assertThat(app.as("wilma", HANDLERS, () -> seenOf(caseId))).containsEntry("tasks", 1L);
        app.the(HandlerKeys.class).set("wilma", "another passphrase");
        assertThat(app.as("wilma", HANDLERS, () -> seenOf(caseId))).isEmpty();
        assertThat(rows(app.task(caseId).getId())).isOne();
    }

    private static long rows(String taskId) {
        return app.the(AuthorizationService.class)
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(taskId)
                .count();
    }

    private static void denied(String user, String group, Supplier<?> question) {
        assertThatThrownBy(() -> app.as(user, group, question)).isInstanceOf(AuthorizationException.class);
    }
}
