package io.dueprocess.engine;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.deadline.DueDate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A real engine in memory with our rules and clocks; case files, due dates and the process module are mocks. */
final class EngineWorld implements AutoCloseable {

    static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    static final String CASE = "2b1c6f2e-6d0a-4d5b-9f6a-1c2d3e4f5a6b";
    static final Instant TRIGGER = Instant.parse("2027-01-31T13:00:00Z");

    /** The due day, Monday 1 March 2027, has ended in Copenhagen. */
    static final Instant EXPIRY = Instant.parse("2027-03-01T23:00:00Z");

    final Deadlines deadlines = mock(Deadlines.class);
    final CaseFiles files = mock(CaseFiles.class);
    final ProcessModule module = mock(ProcessModule.class);
    final ProcessEngine engine;

    /** Runs inside the engine's command, between the first task and the next. */
    Runnable afterPreparing = () -> {};

    final MovedDeadlines moved;

    EngineWorld() {
        when(module.processKey()).thenReturn(HandlingModel.KEY);
        when(module.clock()).thenReturn(Clock.DSAR_RESPONSE);
        when(module.clockOf(any())).thenReturn(Clock.DSAR_RESPONSE);
        when(files.find(anyString())).thenReturn(Optional.empty());
        when(files.find(CASE))
                .thenReturn(Optional.of(new CaseFile(
                        CASE, "DP-7K3M-Q2XA", HandlingModel.KEY, TRIGGER, null, null, false, null, false)));
        due(Deadline.State.OPEN, EXPIRY);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("module", module);
        beans.addBean("files", files);
        Unrestricted unrestricted = new Unrestricted(beans.getBeanProvider(IdentityService.class));
        ProcessModules modules = new ProcessModules(
                beans.getBeanProvider(ProcessModule.class),
                beans.getBeanProvider(org.camunda.bpm.engine.RepositoryService.class),
                unrestricted);
        Map<Object, Object> inExpressions = new HashMap<>();
        inExpressions.put("afterPreparing", (ExecutionListener) execution -> afterPreparing.run());
        inExpressions.put("clocks", new Clocks(deadlines, modules, COPENHAGEN));
        engine = engine(
                inExpressions,
                new TaskRules(
                        modules,
                        beans.getBeanProvider(IdentityService.class),
                        beans.getBeanProvider(CaseFiles.class),
                        unrestricted,
                        beans.getBeanProvider(FreshSignIn.class)));
        beans.addBean("repository", engine.getRepositoryService());
        beans.addBean("identity", engine.getIdentityService());
        moved = new MovedDeadlines(
                deadlines,
                modules,
                engine.getRuntimeService(),
                engine.getTaskService(),
                engine.getManagementService(),
                engine.getRepositoryService(),
                unrestricted,
                engine);
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("test-handling.bpmn", HandlingModel.create())
                .addInputStream("test-entry.form", form("test-entry"))
                .addInputStream("test-prepare.form", form("test-prepare"))
                .deploy();
    }

    private static ProcessEngine engine(Map<Object, Object> beans, TaskRules rules) {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("world-" + UUID.randomUUID());
        configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        configuration.setBeans(beans);
        configuration.setCustomPreBPMNParseListeners(List.of(rules));
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        return configuration.buildProcessEngine();
    }

    private static ByteArrayInputStream form(String id) {
        return new ByteArrayInputStream(
                "{\"id\":\"%s\",\"components\":[]}".formatted(id).getBytes(StandardCharsets.UTF_8));
    }

    /** The date in force from now on, as the deadline module would answer it. */
    void due(Deadline.State state, Instant expiry) {
        LocalDate day = LocalDate.ofInstant(expiry.minusSeconds(1), COPENHAGEN);
        DueDate date = new DueDate(day, day, expiry, "", "");
        when(deadlines.find(any(), any()))
                .thenReturn(Optional.of(
                        new Deadline(CASE, Clock.DSAR_RESPONSE, TRIGGER, date, day, null, 0, 0, state, null)));
    }

    void start() {
        engine.getRuntimeService().startProcessInstanceByKey(HandlingModel.KEY, CASE);
    }

    Task task() {
        return engine.getTaskService().createTaskQuery().singleResult();
    }

    void member(String user, String group) {
        IdentityService identity = engine.getIdentityService();
        identity.saveUser(identity.newUser(user));
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            identity.saveGroup(identity.newGroup(group));
        }
        identity.createMembership(user, group);
    }

    /** What follows is done by that person. */
    void as(String user, String... groups) {
        engine.getIdentityService().setAuthentication(user, List.of(groups));
    }

    @Override
    public void close() {
        engine.getIdentityService().clearAuthentication();
        engine.close();
    }
}
