package io.dueprocess.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Engine settings that are no properties: grants by process definition instead of a row per task (the row makes the task
 * query 60 times slower at 100,000 tasks), the rules of every task, failed jobs without content, an index for due timers, and a lock that lets several
 * nodes start on one empty PostgreSQL.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

    private static final long SCHEMA_LOCK = 0x6475_6570_726f_63L;

    private final DataSource database;
    private final TaskRules taskRules;
    private final CaseSight sight;
    private Connection lock;

    EngineSettings(DataSource database, TaskRules taskRules, CaseSight sight) {
        this.database = database;
        this.taskRules = taskRules;
        this.sight = sight;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setResourceAuthorizationProvider(new NoRowPerTask(sight));
        configuration.setFailedJobCommandFactory(new DiscreetFailures());
        configuration.getCustomPreBPMNParseListeners().add(taskRules);
        configuration.getCustomPreBPMNParseListeners().add(new ClocksAtOnce());
        configuration.setCustomHistoryLevels(List.of(new WithoutStartEvents()));
    }

    /** The engine is configured and has not yet touched its schema. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        lockSchema();
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        if (ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE.equals(
                engine.getProcessEngineConfiguration().getDatabaseSchemaUpdate())) {
            unlockSchema(); // a node that changes no schema
            return;
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create index if not exists dp_job_due on ACT_RU_JOB (DUEDATE_)");
        } catch (SQLException e) {
            throw new IllegalStateException("index on the jobs' due date", e);
        } finally {
            unlockSchema();
        }
    }

    private void lockSchema() {
        try {
            lock = database.getConnection();
            if (lock.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                run("select pg_advisory_lock(" + SCHEMA_LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("schema lock", e);
        }
    }

    private void unlockSchema() {
        try (Connection held = lock) {
            if (held.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                run("select pg_advisory_unlock(" + SCHEMA_LOCK + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("schema lock", e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = lock.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Tasks make no authorization rows; rights come from the process definition, unless sight is by case. */
    private static final class NoRowPerTask extends DefaultAuthorizationProvider {

        private final CaseSight sight;

        NoRowPerTask(CaseSight sight) {
            this.sight = sight;
        }

        @Override
        public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
            return new AuthorizationEntity[0];
        }

        @Override
        public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
            return new AuthorizationEntity[0];
        }

        @Override
        public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
            return new AuthorizationEntity[0];
        }

        @Override
        public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
            return sight.ofNew((TaskEntity) task);
        }
    }
}
