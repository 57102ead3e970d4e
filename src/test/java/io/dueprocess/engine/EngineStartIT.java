package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.support.EngineTables;
import io.dueprocess.support.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine at its start: configuration, deployment, schema; alone, again, and with a second node. */
class EngineStartIT {

    private static final String UNIQUE_NAME = "--camunda.bpm.generate-unique-process-engine-name=true";
    private static final String NO_JOBS = "--camunda.bpm.job-execution.enabled=false";

    @TempDir
    Path folder;

    @Test
    void aRestartDeploysNothingNew() {
        String url = "jdbc:h2:file:" + folder.resolve("db");
        for (int start = 1; start <= 2; start++) {
            try (var app = EngineApp.start(url, NO_JOBS)) {
                assertStartedOnce(app);
            }
        }
    }

    @Test
    void twoNodesStartAtOnceOnAnEmptyPostgres() {
        List<ConfigurableApplicationContext> apps =
                EngineApp.startAtOnce(2, TestDatabases.emptyPostgres(), UNIQUE_NAME, NO_JOBS);
        apps.forEach(EngineStartIT::assertStartedOnce);
        apps.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void itIsTunedAsMeasured() {
        try (var app = EngineApp.start("jdbc:h2:mem:settings")) {
            ProcessEngineConfigurationImpl engine = configuration(app);
            assertThat(engine.getHistoryLevel().getName()).isEqualTo("audit");
            assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("end");
            assertThat(engine.getHistoryCleanupStrategy()).isEqualTo("removalTimeBased");
            assertThat(engine.isAuthorizationEnabled()).isTrue();
            assertThat(engine.isEnforceSpecificVariablePermission()).isTrue();
            assertThat(engine.getDefaultUserPermissionNameForTask()).isEqualTo("TASK_WORK");
            assertThat(engine.isEnableExpressionsInAdhocQueries()).isFalse();
            assertThat(engine.isJobExecutorAcquireByDueDate()).isTrue();
            assertThat(engine.getIdGenerator().getClass().getSimpleName()).isEqualTo("StrongUuidGenerator");
            assertThat(engine.getDefaultNumberOfRetries()).isEqualTo(5);
            assertThat(engine.getJobExecutor().getMaxJobsPerAcquisition()).isEqualTo(32);
            assertThat(engine.getJobExecutor().getWaitTimeInMillis()).isEqualTo(1000);
            assertThat(engine.getJobExecutor().getMaxWait()).isEqualTo(1000);
            assertThat(engine.getJobExecutor().getBackoffTimeInMillis()).isEqualTo(25);
            assertThat(engine.getJobExecutor().getMaxBackoff()).isEqualTo(400);
        }
    }

    @Test
    void aTaskMakesNoAuthorizationRow() {
        try (var app = EngineApp.start("jdbc:h2:mem:rows", NO_JOBS)) {
            EngineApp.ready(app);
            AuthorizationService authorizations = app.getBean(AuthorizationService.class);
            long before = authorizations.createAuthorizationQuery().count();
            String caseId = app.getBean(TestHandling.class).open(Instant.parse("2027-01-31T13:00:00Z"), "petra");
            app.getBean(RuntimeService.class).startProcessInstanceByKey(HandlingModel.KEY, caseId);
            TaskService tasks = app.getBean(TaskService.class);
            tasks.claim(tasks.createTaskQuery().singleResult().getId(), "petra");
            assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(before);
        }
    }

    @Test
    void aFailedJobKeepsNoContent() {
        try (var app = EngineApp.start("jdbc:h2:mem:failing", NO_JOBS)) {
            app.getBean(RepositoryService.class)
                    .createDeployment()
                    .addModelInstance(
                            "failing.bpmn",
                            Bpmn.createExecutableProcess("failing")
                                    .camundaHistoryTimeToLiveString("P1D")
                                    .startEvent()
                                    .serviceTask("ServiceTask_Fail")
                                    .camundaAsyncBefore()
                                    .camundaExpression("${testHandling.fail('MARKER')}")
                                    .endEvent()
                                    .done())
                    .deploy();
            app.getBean(RuntimeService.class).startProcessInstanceByKey("failing");
            ManagementService management = app.getBean(ManagementService.class);
            Job job = management.createJobQuery().messages().singleResult();
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("MARKER");
            assertThat(management.createJobQuery().jobId(job.getId()).singleResult())
                    .satisfies(failed -> assertThat(failed.getRetries()).isEqualTo(4))
                    .satisfies(
                            failed -> assertThat(failed.getExceptionMessage()).isNotBlank());
            assertThat(management.getJobExceptionStacktrace(job.getId()))
                    .contains("IllegalStateException", "TestHandling.fail")
                    .doesNotContain("cannot read");
            assertThat(EngineTables.holding(app.getBean(DataSource.class), "cannot read"))
                    .isEmpty();
        }
    }

    @Test
    void anIdleNodeFiresATimerInTime() {
        try (var app = EngineApp.start("jdbc:h2:mem:late")) {
            app.getBean(RepositoryService.class)
                    .createDeployment()
                    .addModelInstance(
                            "ring.bpmn",
                            Bpmn.createExecutableProcess("ring")
                                    .camundaHistoryTimeToLiveString("P1D")
                                    .startEvent()
                                    .intermediateCatchEvent("CatchEvent_Ring")
                                    .timerWithDate("${due}")
                                    .endEvent("EndEvent_Rung")
                                    .done())
                    .deploy();
            Instant due = Instant.now().plusSeconds(8);
            String ring = app.getBean(RuntimeService.class)
                    .startProcessInstanceByKey("ring", java.util.Map.of("due", java.util.Date.from(due)))
                    .getId();
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(100))
                    .untilAsserted(() -> assertThat(ended(app, ring)).isNotNull());
            assertThat(Duration.between(due, ended(app, ring))).isBetween(Duration.ZERO, Duration.ofMillis(1500));
        }
    }

    private static Instant ended(ConfigurableApplicationContext app, String instance) {
        var end = app.getBean(org.camunda.bpm.engine.HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getEndTime();
        return end == null ? null : end.toInstant();
    }

    private static void assertStartedOnce(ConfigurableApplicationContext app) {
        RepositoryService repository = app.getBean(RepositoryService.class);
        assertThat(repository.createDeploymentQuery().list()).hasSize(1);
        assertThat(repository.createProcessDefinitionQuery().list())
                .isNotEmpty()
                .extracting(ProcessDefinition::getVersion)
                .containsOnly(1);
        String deployment = repository.createDeploymentQuery().singleResult().getId();
        assertThat(repository.getDeploymentResources(deployment))
                .extracting(Resource::getName)
                .contains("processes/case-retention.bpmn", "processes/dsar-triage.dmn", "forms/dsar-triage.form")
                .allMatch(name -> name.startsWith("processes/") || name.startsWith("forms/"));
        assertThat(app.getBean(FilterService.class).createTaskFilterQuery().list())
                .extracting(org.camunda.bpm.engine.filter.Filter::getName)
                .containsExactlyInAnyOrder("My tasks", "My groups' tasks", "Due this week", "Overdue");
        assertThat(app.getBean(ManagementService.class)
                        .createJobQuery()
                        .timers()
                        .list())
                .extracting(Job::getProcessDefinitionKey)
                .containsExactlyInAnyOrder("case-retention", "retention-nightly");
        assertThat(indexes(app)).contains("dp_job_due");
    }

    private static List<String> indexes(ConfigurableApplicationContext app) {
        boolean postgres =
                app.getEnvironment().getProperty("spring.datasource.url").contains("postgresql");
        String sql = postgres
                ? "select indexname from pg_indexes where tablename = 'act_ru_job'"
                : "select lower(index_name) from information_schema.indexes where table_name = 'ACT_RU_JOB'";
        return app.getBean(JdbcClient.class).sql(sql).query(String.class).list();
    }

    private static ProcessEngineConfigurationImpl configuration(ConfigurableApplicationContext app) {
        return (ProcessEngineConfigurationImpl) app.getBean(ProcessEngine.class).getProcessEngineConfiguration();
    }
}
