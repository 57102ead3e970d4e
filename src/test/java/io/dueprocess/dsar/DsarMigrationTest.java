package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.NextVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Running cases when the model changes: left alone, they finish on the version they began with; by a migration plan they go
 * on with the next one, and keep their tasks and statutory clocks. Only the engine's public API.
 */
class DsarMigrationTest {

    private DsarProcessWorld world;
    private ProcessDefinition old;

    @BeforeEach
    void aCaseUnderTheOldVersion() throws IOException {
        world = new DsarProcessWorld();
        world.newCase();
        old = latest();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aCaseThatIsLeftAloneFinishesOnItsVersion() throws IOException {
        world.triaged("act");
        ProcessDefinition next = deployNext();

        world.complete(DsarProcess.TASK_REVIEW);

        assertThat(world.tasks(NextVersion.ADDED)).isEmpty();
        assertThat(world.tasks(DsarProcess.TASK_APPROVE_ANSWER)).hasSize(1);
        assertThat(version()).isEqualTo(old.getId());
        world.newCase();
        world.triaged("act");
        assertThat(version()).isEqualTo(next.getId());
        world.complete(DsarProcess.TASK_REVIEW);
        assertThat(world.tasks(NextVersion.ADDED)).hasSize(1);
    }

    @Test
    void aCaseInTriageIsMigrated() throws IOException {
        world.received();
        world.work();
        assertMigrates(DsarProcess.TASK_TRIAGE);

        world.decide(DsarProcess.TASK_TRIAGE, "act");
        world.complete(DsarProcess.TASK_REVIEW);
        assertThat(world.tasks(NextVersion.ADDED)).hasSize(1);
    }

    @Test
    void aCaseInReviewIsMigratedAndMeetsTheNewTask() throws IOException {
        world.triaged("act");
        assertMigrates(DsarProcess.TASK_REVIEW);

        world.complete(DsarProcess.TASK_REVIEW);
        assertThat(world.tasks(DsarProcess.TASK_APPROVE_ANSWER)).isEmpty();
        world.complete(NextVersion.ADDED);
        assertThat(world.tasks(DsarProcess.TASK_APPROVE_ANSWER)).hasSize(1);
    }

    @Test
    void aCaseThatIsPastTheNewTaskIsMigratedAndGoesOn() throws IOException {
        world.triaged("act");
        world.complete(DsarProcess.TASK_REVIEW);
        assertMigrates(DsarProcess.TASK_APPROVE_ANSWER);

        world.decide(DsarProcess.TASK_APPROVE_ANSWER, "approve");
        assertThat(world.tasks(NextVersion.ADDED)).isEmpty();
        assertThat(world.tasks(DsarProcess.TASK_APPROVE_ANSWER)).isEmpty();
    }

    /** The case waits at that task before and after, with the same task, and its clocks ring when they would have. */
    private void assertMigrates(String waitingAt) throws IOException {
        Task before = world.tasks(waitingAt).get(0);
        Map<String, Date> clocks = clocks();
        assertThat(clocks).isNotEmpty();
        List<String> at = world.at();
        ProcessDefinition next = deployNext();

        RuntimeService runtime = world.engine.getRuntimeService();
        MigrationPlan plan = runtime.createMigrationPlan(old.getId(), next.getId())
                .mapEqualActivities()
                .build();
        runtime.newMigration(plan).processInstanceIds(world.instance.getId()).execute();

        assertThat(version()).isEqualTo(next.getId());
        assertThat(world.at()).containsExactlyInAnyOrderElementsOf(at);
        Task after = world.tasks(waitingAt).get(0);
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate());
        assertThat(clocks()).isEqualTo(clocks);
    }

    /** Timer element to its date. */
    private Map<String, Date> clocks() {
        Map<String, Date> dates = new TreeMap<>();
        for (Job timer : world.timers()) {
            String definition = timer.getJobDefinitionId();
            String element = world.engine
                    .getManagementService()
                    .createJobDefinitionQuery()
                    .jobDefinitionId(definition)
                    .singleResult()
                    .getActivityId();
            dates.put(element, timer.getDuedate());
        }
        return dates;
    }

    private ProcessDefinition deployNext() throws IOException {
        DeploymentBuilder deployment = world.engine.getRepositoryService().createDeployment();
        try (Stream<Path> files = Stream.concat(Files.list(Path.of("processes")), Files.list(Path.of("forms")))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("dsar-"))
                    .toList()) {
                String name = file.getFileName().toString();
                deployment.addString(
                        name, name.equals("dsar-handling.bpmn") ? NextVersion.model() : Files.readString(file));
            }
        }
        deployment.deploy();
        ProcessDefinition next = latest();
        assertThat(next.getVersion()).isEqualTo(old.getVersion() + 1);
        return next;
    }

    private ProcessDefinition latest() {
        RepositoryService repository = world.engine.getRepositoryService();
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(DsarProcess.KEY)
                .latestVersion()
                .singleResult();
    }

    private String version() {
        return world.engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(world.instance.getId())
                .singleResult()
                .getProcessDefinitionId();
    }
}
