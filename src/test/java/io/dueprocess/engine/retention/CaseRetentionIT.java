package io.dueprocess.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.CaseCipher;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.EngineApp;
import io.dueprocess.engine.HandlingModel;
import io.dueprocess.engine.TestHandling;
import io.dueprocess.support.DatabaseCopy;
import io.dueprocess.support.EngineTables;
import io.dueprocess.support.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of storage (GDPR Art. 5(1)(e)): file and engine forget, by the nightly process itself. */
class CaseRetentionIT {

    private static final String NO_JOBS = "--camunda.bpm.job-execution.enabled=false";
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 31);

    private ConfigurableApplicationContext app;

    @AfterEach
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void afterItsLastDayNothingIsLeftOfACase(String database) {
        start(database);
        String past = closedCase(LONG_AGO);
        String instance = instanceOf(past);
        String kept = closedCase(LocalDate.of(2999, 1, 1));
        String held = closedCase(LONG_AGO);
        files().hold(held, true, "lawsuit", "lea");

        executeNightly();

        assertThat(engineHolds(past)).isEmpty();
        assertThat(engineHolds(instance)).isEmpty();
        assertThat(files().find(past)).map(CaseFile::shreddedAt).isPresent();
        assertThat(engineHolds(kept)).isNotEmpty();
        assertThat(engineHolds(held)).isNotEmpty();
        assertThat(files().find(held)).map(CaseFile::shreddedAt).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "h2")
    void oneCaseThatFailsKeepsNoOtherAndIsTriedAgain(String database) {
        start(database);
        String broken = closedCase(LONG_AGO);
        String past = closedCase(LONG_AGO);
        JdbcClient jdbc = app.getBean(JdbcClient.class);
        jdbc.sql("create table test_blocks (id varchar(36) references dp_attachment (id))")
                .update();
        String attachment = files().attach(
                        broken,
                        "upload",
                        "x.txt",
                        "text/plain",
                        new java.io.ByteArrayInputStream(new byte[] {1}),
                        "petra")
                .id();
        jdbc.sql("insert into test_blocks values (?)").param(attachment).update();

        assertThatThrownBy(this::executeNightly).hasMessageContaining("1 of 2 case files");

        assertThat(engineHolds(past)).isEmpty();
        assertThat(files().find(broken)).map(CaseFile::shreddedAt).isEmpty();
        assertThat(engineHolds(broken)).isNotEmpty();
        jdbc.sql("delete from test_blocks").update();
        executeNightly();
        assertThat(engineHolds(broken)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "h2")
    void aProcessThatStillRunsEndsWithItsFile(String database) {
        start(database);
        String running = openCase();
        String instance = instanceOf(running);
        files().close(running, Instant.parse("2020-01-01T00:00:00Z"), LONG_AGO, "petra");
        executeNightly();
        assertThat(engineHolds(running)).isEmpty();
        assertThat(engineHolds(instance)).isEmpty();
    }

    @Test
    void aBackupOfBeforeWithTheKeysOfAfterOpensNothing() throws Exception {
        PGSimpleDataSource live = TestDatabases.emptyPostgres();
        app = EngineApp.start(live, NO_JOBS);
        EngineApp.ready(app);
        String past = closedCase(LONG_AGO);
        String kept = openCase();
        for (String caseId : List.of(past, kept)) {
            files().append(caseId, "note", "what was said", "petra");
        }
        byte[] mail = app.getBean(CaseCipher.class).seal(kept, "mail/1", new byte[] {7});
        DataSource backup = DatabaseCopy.of(live);
        Path keys = Path.of(app.getEnvironment().getRequiredProperty("dueprocess.data"), "keys");
        String before = Files.readString(keys.resolve("organisation.json"));

        executeNightly();

        assertThat(Files.readString(keys.resolve("organisation.json"))).isNotEqualTo(before);
        assertThat(files().list(kept, "note", String.class)).hasSize(1);
        assertThat(app.getBean(CaseCipher.class).unseal(kept, "mail/1", mail)).containsExactly(7);
        assertThat(app.getBean(Audit.class).of(past))
                .last()
                .satisfies(row -> assertThat(row.action() + row.detail()).isEqualTo("SHRED"));
        assertThat(JdbcClient.create(live)
                        .sql("select count(*) from dp_audit where chain = 'system' and action = 'REWRAP'")
                        .query(Long.class)
                        .single())
                .as("re-wrapped, old key dropped")
                .isEqualTo(2);
        app.close();
        String[] keysOfAfter = {
            NO_JOBS,
            "--dueprocess.keys.organisation=file:" + keys.resolve("organisation.json"),
            "--dueprocess.keys.lookup=file:" + keys.resolve("lookup.key"),
            "--dueprocess.keys.pepper=file:" + keys.resolve("pepper.key")
        };
        app = EngineApp.start((PGSimpleDataSource) backup, keysOfAfter);
        assertThat(files().find(past)).map(CaseFile::shreddedAt).isEmpty();
        assertThatThrownBy(() -> files().list(past, "note", String.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open");
        String[] asPostgres = Stream.concat(
                        Stream.of(keysOfAfter),
                        Stream.of("--spring.datasource.username=postgres", "--spring.datasource.password=none"))
                .toArray(String[]::new);
        assertThatThrownBy(() -> EngineApp.startWeb(((PGSimpleDataSource) backup).getURL(), asPostgres))
                .hasStackTraceContaining("dueprocess.keys.organisation lacks key");
    }

    private void start(String database) {
        app = database.equals("postgres")
                ? EngineApp.start(TestDatabases.emptyPostgres(), NO_JOBS)
                : EngineApp.start("jdbc:h2:mem:" + UUID.randomUUID(), NO_JOBS);
        EngineApp.ready(app);
    }

    /** Fires the nightly timer, then does what it has queued. */
    private void executeNightly() {
        ManagementService management = app.getBean(ManagementService.class);
        Job nightly = management
                .createJobQuery()
                .processDefinitionKey("case-retention")
                .timers()
                .singleResult();
        if (management.createJobQuery().activityId("ServiceTask_ShredDueCases").count() == 0) {
            management.executeJob(nightly.getId());
        }
        management.executeJob(management
                .createJobQuery()
                .activityId("ServiceTask_ShredDueCases")
                .singleResult()
                .getId());
    }

    private String openCase() {
        String caseId = app.getBean(TestHandling.class).open(Instant.parse("2019-12-01T12:00:00Z"), "petra");
        app.getBean(RuntimeService.class)
                .startProcessInstanceByKey(HandlingModel.KEY, caseId, Map.of("decision", "act"));
        return caseId;
    }

    private String closedCase(LocalDate retainUntil) {
        String caseId = openCase();
        TaskService tasks = app.getBean(TaskService.class);
        while (tasks.createTaskQuery().processInstanceBusinessKey(caseId).count() > 0) {
            tasks.createTaskQuery().processInstanceBusinessKey(caseId).list().forEach(task -> {
                tasks.claim(task.getId(), "petra");
                tasks.complete(task.getId(), Map.of("decision", "act"));
            });
        }
        files().close(caseId, Instant.parse("2019-12-31T12:00:00Z"), retainUntil, "petra");
        return caseId;
    }

    private String instanceOf(String caseId) {
        return app.getBean(org.camunda.bpm.engine.HistoryService.class)
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult()
                .getId();
    }

    private CaseFiles files() {
        return app.getBean(CaseFiles.class);
    }

    private List<String> engineHolds(String id) {
        return EngineTables.holding(app.getBean(DataSource.class), id);
    }
}
