package io.dueprocess.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.dueprocess.support.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * The engine as anybody would start it, with our version, pool, history level, ids and job execution: our very models, behind
 * whose beans nothing stands, and no case file.
 */
final class BareEngine implements AutoCloseable {

    private static final List<String> MODELS = List.of(
            "dsar-handling.bpmn",
            "dsar-triage.dmn",
            "breach-notification.bpmn",
            "breach-severity.dmn",
            "breach-duties.dmn",
            "whistleblower-intake.bpmn");

    final String url;
    final ProcessEngine engine;
    final Counted counted;
    private final HikariDataSource pool;

    BareEngine(String url) {
        this(url, configuration -> {});
    }

    /** @param own what is otherwise than ours */
    BareEngine(String url, Consumer<ProcessEngineConfigurationImpl> own) {
        this.url = url;
        HikariConfig hikari = new HikariConfig();
        hikari.setJdbcUrl(url);
        hikari.setMaximumPoolSize(25);
        pool = new HikariDataSource(hikari);
        counted = new Counted(pool);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("bare-" + UUID.randomUUID());
        configuration.setDataSource(counted);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        configuration.setAuthorizationEnabled(true);
        configuration.setDefaultNumberOfRetries(5);
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        configuration.setJobExecutorActivate(false);
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setBeans(NoWork.everywhere());
        own.accept(configuration);
        engine = configuration.buildProcessEngine();
        deploy();
    }

    private void deploy() {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        for (String model : MODELS) {
            try {
                deployment.addString(model, Files.readString(Path.of("processes", model)));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        deployment.deploy();
    }

    void start(String message) {
        engine.getRuntimeService()
                .startProcessInstanceByMessage(message, UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }
}
