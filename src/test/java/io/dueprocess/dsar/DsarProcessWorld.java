package io.dueprocess.dsar;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.engine.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A real engine in memory with our model, decision, forms and delegates; the module's services are mocks. */
final class DsarProcessWorld implements AutoCloseable {

    static final Instant HALF_TIME = Instant.parse("2027-02-15T06:00:00Z");
    static final Instant EXPIRY = Instant.parse("2027-03-01T23:00:00Z");
    static final Instant SEVEN_DAYS_LEFT = Instant.parse("2027-02-22T23:00:00Z");
    static final Instant TWO_DAYS_LEFT = Instant.parse("2027-02-27T23:00:00Z");
    static final Instant DUE = EXPIRY.minusSeconds(1);

    private static final Path MODEL = Path.of("processes/dsar-handling.bpmn");

    final DsarIntake intake = mock(DsarIntake.class);
    final DsarIdentity identity = mock(DsarIdentity.class);
    final DsarCollection collection = mock(DsarCollection.class);
    final DsarAnswers answers = mock(DsarAnswers.class);
    final DsarClosing closing = mock(DsarClosing.class);
    final DsarClocks reminders = mock(DsarClocks.class);
    final DsarTriage triage = mock(DsarTriage.class);
    final DsarSystems systems = mock(DsarSystems.class);
    final DsarForms forms = mock(DsarForms.class);
    final Clocks clocks = mock(Clocks.class);
    final ProcessEngine engine;

    String caseId;
    private ProcessInstance instance;

    DsarProcessWorld() throws IOException {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("dsar-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        configuration.setBeans(beans());
        engine = configuration.buildProcessEngine();
        deploy();
    }

    private Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>(delegates());
        beans.put("dsarTriage", triage);
        beans.put("dsarRights", new DsarRights(forms));
        beans.put("dsarSystems", systems);
        beans.put("clocks", clocks);
        beans.put("dsarRecordTriageProposal", new DsarListeners().dsarRecordTriageProposal(triage));
        beans.put("dsarNameSystemTask", new DsarListeners().dsarNameSystemTask(systems));
        return beans;
    }

    /** The real ones, under the names that they give themselves. */
    private Map<String, JavaDelegate> delegates() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            for (Object service : List.of(intake, identity, collection, answers, closing, reminders)) {
                context.getBeanFactory().registerSingleton(service.toString(), service);
            }
            context.scan("io.dueprocess.dsar.delegate");
            context.refresh();
            return context.getBeansOfType(JavaDelegate.class);
        }
    }

    private void deploy() throws IOException {
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
        try (Stream<Path> files = Stream.concat(Files.list(MODEL.getParent()), Files.list(Path.of("forms")))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("dsar-"))
                    .toList()) {
                deployment.addString(file.getFileName().toString(), Files.readString(file));
            }
        }
        deployment.deploy();
    }

    /** A new case: two systems with a connector, one person behind a confirmed address, a right of access. */
    void newCase() {
        reset(intake, identity, collection, answers, closing, reminders, triage, systems, forms, clocks);
        caseId = UUID.randomUUID().toString();
        when(triage.match(any(DelegateExecution.class))).thenReturn(Variables.stringValue("ONE", true));
        when(triage.mailConfirmed(any())).thenReturn(Variables.booleanValue(true, true));
        when(triage.rightsStated(any())).thenReturn(Variables.booleanValue(true, true));
        when(triage.actAtOnce(any())).thenReturn(Variables.booleanValue(false, true));
        asks(Right.ACCESS);
        systems("crm", "newsletter");
        when(systems.connected(any())).thenReturn(true);
        when(clocks.due(any())).thenReturn(Date.from(DUE));
        when(clocks.expiry(any())).thenReturn(Date.from(EXPIRY));
        when(clocks.halfTime(any())).thenReturn(Date.from(HALF_TIME));
        when(clocks.before(any(), eq("P7D"))).thenReturn(Date.from(SEVEN_DAYS_LEFT));
        when(clocks.before(any(), eq("P2D"))).thenReturn(Date.from(TWO_DAYS_LEFT));
    }

    void asks(Right... rights) {
        when(forms.rights(caseId)).thenReturn(Set.of(rights));
    }

    void systems(String... ids) {
        when(systems.toAsk(any())).thenReturn(Arrays.asList(ids));
    }

    ProcessInstance received() {
        instance =
                engine.getRuntimeService().startProcessInstanceByMessage(DsarProcess.MESSAGE_REQUEST_RECEIVED, caseId);
        return instance;
    }

    ProcessInstance entered() {
        instance = engine.getRuntimeService().startProcessInstanceByKey(DsarProcess.KEY, caseId);
        return instance;
    }

    /** A request received and triaged with that decision, and all that follows until a person or an event is needed. */
    ProcessInstance triaged(String decision) {
        received();
        work();
        decide(DsarProcess.TASK_TRIAGE, decision);
        return instance;
    }

    /** Reviewed, approved and published. */
    void answer() {
        complete(DsarProcess.TASK_REVIEW);
        decide(DsarProcess.TASK_APPROVE_ANSWER, "approve");
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

    void message(String name) {
        engine.getRuntimeService()
                .createMessageCorrelation(name)
                .processInstanceBusinessKey(caseId)
                .correlate();
        work();
    }

    /** Where the case waits, in the innermost scopes. */
    List<String> at() {
        return engine.getRuntimeService().getActiveActivityIds(instance.getId());
    }

    List<Task> tasks(String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(key)
                .list();
    }

    void decide(String taskKey, String decision) {
        complete(taskKey, Map.of(DsarProcess.DECISION.name(), decision));
    }

    void complete(String taskKey) {
        complete(taskKey, Map.of());
    }

    private void complete(String taskKey, Map<String, Object> variables) {
        engine.getTaskService().complete(tasks(taskKey).get(0).getId(), variables);
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
