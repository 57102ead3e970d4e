package io.dueprocess.whistleblower;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.KeyRing;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.casefile.UnlockedHandler;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole application with its demo staff, jobs and rounds by hand; without its web part unless it is asked for. */
final class WhistleblowerApp implements AutoCloseable {

    static final String HANDLERS = "whistleblower-handlers";

    /** Not annotated as a configuration, so that no other test finds it. */
    @EnableAutoConfiguration
    @EnableScheduling
    @ConfigurationPropertiesScan("io.dueprocess")
    @ComponentScan(
            basePackages = "io.dueprocess",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(IT|Test|EngineApp|DueProcessApplication)(\\$.*)?"))
    static class Whole {}

    private final ConfigurableApplicationContext context;
    private final Map<String, UnlockedHandler> unlocked = new HashMap<>();

    WhistleblowerApp(String url) {
        this(url, Map.of());
    }

    /** With its web part, on a port of its own. */
    static WhistleblowerApp onTheWeb(String url) {
        return new WhistleblowerApp(
                url,
                Map.of(
                        "server.port", "0",
                        "spring.autoconfigure.exclude", "",
                        "camunda.bpm.webapp.enabled", "false"), // their filters start once in a JVM only
                WebApplicationType.SERVLET);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    /** @param own settings beside or instead of those of this class */
    WhistleblowerApp(String url, Map<String, String> own) {
        this(url, own, WebApplicationType.NONE);
    }

    private WhistleblowerApp(String url, Map<String, String> own, WebApplicationType web) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.datasource.url", url,
                "spring.autoconfigure.exclude", CamundaBpmRestJerseyAutoConfiguration.class.getName(),
                "dueprocess.data", "target/whistleblower-it",
                "camunda.bpm.job-execution.enabled", "false",
                "dueprocess.mail.sender-enabled", "false",
                "dueprocess.whistleblower.rounds-enabled", "false"));
        settings.putAll(own);
        context = new SpringApplicationBuilder(Whole.class)
                .web(web)
                .profiles("demo")
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    /** wim, wanda and any others set their passphrases; who has one, unlocks. */
    void handlersHaveKeys(String... others) {
        Stream.of(others).forEach(this::joins);
        Stream.concat(Stream.of("wim", "wanda"), Stream.of(others)).forEach(this::hasKey);
    }

    private void joins(String handler) {
        IdentityService identity = the(IdentityService.class);
        if (identity.createUserQuery().userId(handler).count() == 0) {
            identity.saveUser(identity.newUser(handler));
            identity.createMembership(handler, Groups.WHISTLEBLOWER_HANDLERS);
        }
    }

    /** Leaves the unit, keys and grants as they are. */
    void leaves(String handler) {
        the(IdentityService.class).deleteMembership(handler, Groups.WHISTLEBLOWER_HANDLERS);
    }

    private void hasKey(String handler) {
        HandlerKeys keys = the(HandlerKeys.class);
        String passphrase = handler + " unlock demo"; // as the demo gives its own
        if (keys.has(handler)) {
            unlocked.put(handler, keys.unlock(handler, passphrase).orElseThrow());
            return;
        }
        unlocked.put(handler, keys.set(handler, passphrase));
        if (!keys.confirmed(handler)) {
            keys.confirm(handler, unlocked.get("wim"));
        }
    }

    /** A report sealed to these handlers, whose process has begun. */
    String report(String... handlers) {
        LocalDate today = the(ReportDays.class).today();
        SealedCase begun = the(SealedCases.class).begin();
        KeyRing.with(
                begun,
                () -> the(TransactionTemplate.class).execute(status -> {
                    the(SealedCases.class).open(begun, WhistleblowerProcess.KEY, Set.of(handlers), "(person)");
                    the(WhistleblowerStore.class)
                            .insert(begun.id(), Channel.ONLINE, Locale.ENGLISH, true, today, today);
                    the(WhistleblowerRounds.class).signal(begun.id(), Signal.SUBMITTED);
                    return null;
                }));
        round();
        return begun.id();
    }

    /** A round, and the service tasks that follow. */
    void round() {
        the(WhistleblowerRounds.class).run();
        work();
    }

    void work() {
        ManagementService management = the(ManagementService.class);
        for (List<Job> jobs = steps(management); !jobs.isEmpty(); jobs = steps(management)) {
            management.executeJob(jobs.get(0).getId());
        }
    }

    /** Not the nightly shredding, which waits for its timer, nor the engine's own clean-up. */
    private static List<Job> steps(ManagementService management) {
        return management
                .createJobQuery()
                .messages()
                .processDefinitionKey(WhistleblowerProcess.KEY)
                .list();
    }

    /** What the user sees or does in the engine, with the rights of these groups. */
    <T> T as(String user, String group, Supplier<T> work) {
        IdentityService identity = the(IdentityService.class);
        identity.setAuthentication(user, List.of(group));
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** With the handler's key at hand, outside of the engine. */
    void unlocked(String handler, Runnable work) {
        KeyRing.with(unlocked.get(handler), () -> {
            work.run();
            return null;
        });
    }

    /** The case's open task; asked by nobody, so whatever anybody may see. */
    Task task(String caseId) {
        return the(TaskService.class)
                .createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult();
    }

    /** Claims the case's task and submits its form, as the form gateway does. */
    void submit(String caseId, String handler, String form, String decision, Map<String, Object> fields) {
        String task = task(caseId).getId();
        Map<String, Object> routing = new HashMap<>();
        routing.put("decision", decision);
        unlocked(
                handler,
                () -> as(
                        handler,
                        HANDLERS,
                        () -> the(TransactionTemplate.class).execute(status -> {
                            the(TaskService.class).claim(task, handler);
                            the(CaseFiles.class).put(caseId, "form", form + "/" + task, fields, handler);
                            the(TaskService.class).complete(task, routing);
                            return null;
                        })));
        work();
    }

    @Override
    public void close() {
        context.close();
    }
}
