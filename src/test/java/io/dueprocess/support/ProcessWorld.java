package io.dueprocess.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A real engine in memory with a process's model, decisions, forms and delegates; its module's services are mocks. */
public abstract class ProcessWorld implements AutoCloseable {

    private final String start;
    private final String module;
    private final Path model;

    public ProcessEngine engine;
    public String caseId;
    public ProcessInstance instance;

    /** @param processId its first word is the module */
    protected ProcessWorld(String processId) {
        this(processId, processId.substring(0, processId.indexOf('-')));
    }

    /** @param module whose delegates it calls; its forms begin as its id does */
    protected ProcessWorld(String processId, String module) {
        this.start = processId.substring(0, processId.indexOf('-') + 1);
        this.module = module;
        this.model = Path.of("processes", processId + ".bpmn");
    }

    /** Builds the engine, once the services are there. */
    protected final void build(Map<Object, Object> beans) throws IOException {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(module + "-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        configuration.setBeans(beans);
        engine = configuration.buildProcessEngine();
        deploy();
    }

    /** The module's real delegates over these services, under the names that they give themselves. */
    protected final Map<String, JavaDelegate> delegates(Object... services) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            for (Object service : services) {
                context.getBeanFactory().registerSingleton(service.toString(), service);
            }
            context.scan("io.dueprocess." + module + ".delegate");
            context.refresh();
            return context.getBeansOfType(JavaDelegate.class);
        }
    }

    private void deploy() throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        try (Stream<Path> files = Stream.concat(Files.list(model.getParent()), Files.list(Path.of("forms")))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(start))
                    .toList()) {
                deployment.addString(file.getFileName().toString(), Files.readString(file));
            }
        }
        deployment.deploy();
    }

    /** Runs what waits for a job thread, timers excepted. */
    public void work() {
        for (List<Job> jobs = steps(); !jobs.isEmpty(); jobs = steps()) {
            engine.getManagementService().executeJob(jobs.get(0).getId());
        }
    }

    public List<Job> steps() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .messages()
                .list();
    }

    public List<Job> timers() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list();
    }

    public Job timer(String eventId) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(eventId)
                .singleResult();
    }

    /** As if the time had come. */
    public void ring(String timerEventId) {
        engine.getManagementService().executeJob(timer(timerEventId).getId());
        work();
    }

    public void message(String name) {
        engine.getRuntimeService()
                .createMessageCorrelation(name)
                .processInstanceBusinessKey(caseId)
                .correlate();
        work();
    }

    /** Where the case waits, in the innermost scopes. */
    public List<String> at() {
        return engine.getRuntimeService().getActiveActivityIds(instance.getId());
    }

    public List<Task> tasks(String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(key)
                .list();
    }

    public void complete(String taskKey) {
        complete(taskKey, Map.of());
    }

    protected void complete(String taskKey, Map<String, Object> variables) {
        engine.getTaskService().complete(tasks(taskKey).get(0).getId(), variables);
        work();
    }

    /** Elements of the model that no case has passed. */
    public Set<String> neverPassed() {
        Set<String> missing = Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(engine.getHistoryService().createHistoricActivityInstanceQuery().finished().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toCollection(HashSet::new)));
        return missing;
    }

    @Override
    public void close() {
        engine.close();
    }
}
