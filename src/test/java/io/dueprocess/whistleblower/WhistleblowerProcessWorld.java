package io.dueprocess.whistleblower;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.engine.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** A real engine in memory with our model, forms and delegates; the module's services are mocks. */
final class WhistleblowerProcessWorld implements AutoCloseable {

    static final Instant EXPIRY = Instant.parse("2027-02-28T23:00:00Z");
    static final Instant DUE = EXPIRY.minusSeconds(1);
    static final Instant THIRTY_DAYS_LEFT = Instant.parse("2027-01-29T23:00:00Z");
    static final Instant FOURTEEN_DAYS_LEFT = Instant.parse("2027-02-14T23:00:00Z");
    static final Instant THREE_DAYS_LEFT = Instant.parse("2027-02-25T23:00:00Z");

    private static final Path MODEL = Path.of("processes/whistleblower-intake.bpmn");

    final WhistleblowerClocks reminders = mock(WhistleblowerClocks.class);
    final WhistleblowerCases cases = mock(WhistleblowerCases.class);
    final WhistleblowerStore store = mock(WhistleblowerStore.class);
    final Clocks clocks = mock(Clocks.class);
    final ProcessEngine engine;

    String caseId;
    private ProcessInstance instance;

    WhistleblowerProcessWorld() throws IOException {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("whistleblower-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        configuration.setBeans(beans());
        engine = configuration.buildProcessEngine();
        deploy();
    }

    private Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>(delegates());
        beans.put("clocks", clocks);
        ReportDays days = new ReportDays(java.time.Clock.systemUTC(), ZoneId.of("Europe/Copenhagen"));
        beans.put("whistleblowerPromisedDate", new WhistleblowerListeners().whistleblowerPromisedDate(store, days));
        return beans;
    }

    /** The real ones, under the names that they give themselves. */
    private Map<String, JavaDelegate> delegates() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            for (Object service : List.of(reminders, cases)) {
                context.getBeanFactory().registerSingleton(service.toString(), service);
            }
            context.scan("io.dueprocess.whistleblower.delegate");
            context.refresh();
            return context.getBeansOfType(JavaDelegate.class);
        }
    }

    private void deploy() throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        try (Stream<Path> files = Stream.concat(Files.list(MODEL.getParent()), Files.list(Path.of("forms")))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("whistleblower-"))
                    .toList()) {
                deployment.addString(file.getFileName().toString(), Files.readString(file));
            }
        }
        deployment.deploy();
    }

    void newCase() {
        reset(reminders, cases, store, clocks);
        caseId = UUID.randomUUID().toString();
        promised(null);
        when(clocks.due(any())).thenReturn(Date.from(DUE));
        when(clocks.expiry(any())).thenReturn(Date.from(EXPIRY));
        when(clocks.before(any(), eq("P30D"))).thenReturn(Date.from(THIRTY_DAYS_LEFT));
        when(clocks.before(any(), eq("P14D"))).thenReturn(Date.from(FOURTEEN_DAYS_LEFT));
        when(clocks.before(any(), eq("P3D"))).thenReturn(Date.from(THREE_DAYS_LEFT));
    }

    /** From now on the reporter has been told to expect more on that day, or nothing. */
    void promised(LocalDate moreOn) {
        LocalDate received = LocalDate.of(2026, 11, 30);
        when(store.find(anyString()))
                .thenReturn(Optional.of(new ReportFacts(
                        caseId,
                        Channel.ONLINE,
                        Locale.ENGLISH,
                        true,
                        received,
                        received,
                        null,
                        null,
                        null,
                        moreOn,
                        null,
                        0)));
    }

    ProcessInstance submitted() {
        return start(WhistleblowerProcess.MESSAGE_REPORT_SUBMITTED, WhistleblowerProcess.SUBMITTED);
    }

    ProcessInstance reopened() {
        return start(WhistleblowerProcess.MESSAGE_CASE_REOPENED, WhistleblowerProcess.REOPENED);
    }

    private ProcessInstance start(String message, String decision) {
        instance = engine.getRuntimeService()
                .startProcessInstanceByMessage(message, caseId, Map.of(WhistleblowerProcess.DECISION.name(), decision));
        work();
        return instance;
    }

    /** A report without conflicts, assessed with that decision. */
    ProcessInstance assessed(String decision) {
        submitted();
        decide(WhistleblowerProcess.TASK_CHECK_CONFLICTS, "noConflict");
        decide(WhistleblowerProcess.TASK_ASSESS_SCOPE, decision);
        return instance;
    }

    /** Runs what waits for a job thread, timers excepted. */
    void work() {
        for (List<Job> jobs = steps(); !jobs.isEmpty(); jobs = steps()) {
            engine.getManagementService().executeJob(jobs.get(0).getId());
        }
    }

    List<Job> steps() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .messages()
                .list();
    }

    List<Job> timers() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .list();
    }

    Job timer(String eventId) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .activityId(eventId)
                .singleResult();
    }

    /** As if the time had come. */
    void ring(String timerEventId) {
        engine.getManagementService().executeJob(timer(timerEventId).getId());
        work();
    }

    void reporterWrites() {
        engine.getRuntimeService()
                .createMessageCorrelation(WhistleblowerProcess.MESSAGE_REPORTER_WROTE)
                .processInstanceBusinessKey(caseId)
                .correlate();
        work();
    }

    /** Where the case waits, in the innermost scopes. */
    List<String> at() {
        return engine.getRuntimeService().getActiveActivityIds(instance.getId());
    }

    Task task(String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(key)
                .singleResult();
    }

    void decide(String taskKey, String decision) {
        complete(taskKey, Map.of(WhistleblowerProcess.DECISION.name(), decision));
    }

    void complete(String taskKey) {
        complete(taskKey, Map.of());
    }

    private void complete(String taskKey, Map<String, Object> variables) {
        engine.getTaskService().complete(task(taskKey).getId(), variables);
        work();
    }

    /** Elements of the model that no case has passed. */
    Set<String> neverPassed() {
        Set<String> missing = Bpmn.readModelFromFile(MODEL.toFile()).getModelElementsByType(FlowNode.class).stream()
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
