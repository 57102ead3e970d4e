package io.dueprocess.breach;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Staff;
import io.dueprocess.breach.people.Addressee;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TurningClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Telling people and taking reports over real case files, due dates and outbox in one H2 database; engine, systems of record
 * and staff are mocks. One for all tests: each opens its own cases.
 */
public final class PeopleWorld {

    public static final String PETRA = "petra";
    static final Instant NOW = Instant.parse("2026-10-23T10:00:00Z");

    /** A map that names an authority. */
    static final Catalogue CATALOGUE = new Catalogue(
            null,
            new Catalogue.Authority("Tilsynet", "Valby", "+45 33 19 32 00", "www.tilsyn.example"),
            List.of(),
            List.of(),
            List.of());

    private static PeopleWorld world;

    public final TurningClock clock = new TurningClock(NOW);
    final SystemsOfRecord systems = mock(SystemsOfRecord.class);
    final Staff staff = mock(Staff.class);
    final RuntimeService runtime = mock(RuntimeService.class);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private PeopleWorld() {
        ServiceWorld.settle(context, Map.of("dueprocess.breach.mails-per-minute", "60"));
        for (Object bean : List.of(clock, systems, staff, runtime)) {
            context.getBeanFactory().registerSingleton(bean.toString(), bean);
        }
        context.register(Wiring.class);
        context.refresh();
    }

    public static synchronized PeopleWorld fresh() {
        if (world == null) {
            world = new PeopleWorld();
        }
        world.clock.to(NOW);
        reset(world.systems, world.staff, world.runtime);
        when(world.systems.catalogue()).thenReturn(CATALOGUE);
        return world;
    }

    public <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    CaseFiles files() {
        return the(CaseFiles.class);
    }

    // --- cases

    String open() {
        return open(null);
    }

    /** @param drill length of its clock, or null */
    String open(Duration drill) {
        OffsetDateTime aware = OffsetDateTime.parse("2026-10-23T09:00:00+02:00");
        NewBreach breach = new NewBreach(
                UUID.randomUUID().toString(),
                BreachFacts.Channel.STAFF,
                BreachFacts.Role.CONTROLLER,
                new Breach("Lost laptop", "A laptop was lost on a train.", ""),
                new BreachTimes(null, null, null, aware),
                drill,
                null);
        return the(Breaches.class).report(breach, PETRA).id();
    }

    /** As the form gateway stores it, just before the task completes. */
    void form(String caseId, String formId, Map<String, Object> fields) {
        files().put(caseId, "form", formId + "/" + UUID.randomUUID(), fields, PETRA);
    }

    void list(String caseId, int people) {
        StringBuilder csv = new StringBuilder("name;mail;language\n");
        for (int i = 1; i <= people; i++) {
            csv.append("Person " + i + ";person" + i + "@person.example;" + (i % 2 == 0 ? "en" : "da") + "\n");
        }
        take(caseId, csv.toString());
    }

    BreachPeopleLists.Outcome take(String caseId, String csv) {
        return take(caseId, csv, false);
    }

    BreachPeopleLists.Outcome take(String caseId, String csv, boolean goodLines) {
        return the(BreachPeopleLists.class)
                .take(caseId, csv.getBytes(StandardCharsets.UTF_8), goodLines, PETRA, Locale.ENGLISH);
    }

    /** Prepared by Petra and approved by Dora. */
    void approved(String caseId) {
        form(caseId, BreachProcess.FORM_COMMUNICATION, letter("Da", "En"));
        the(BreachPeople.class).beforeComplete(caseId, BreachProcess.TASK_PREPARE_COMMUNICATION, PETRA, "mail");
        the(BreachPeople.class).beforeComplete(caseId, BreachProcess.TASK_APPROVE_COMMUNICATION, "dora", "approve");
    }

    static Map<String, Object> letter(String... languages) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("contact", "privacy@milestone.example");
        for (String language : languages) {
            for (String part : List.of("subject", "nature", "consequences", "measures", "advice")) {
                fields.put(part + language, part + " in " + language + ", long enough to be a sentence.");
            }
        }
        return fields;
    }

    List<Addressee> people(String caseId) {
        return files().list(caseId, PeopleBatch.KIND, PeopleBatch.class).stream()
                .flatMap(batch -> batch.content().people().stream())
                .toList();
    }

    /** Keys of the letters in the outbox. */
    List<String> letters(String caseId) {
        return the(JdbcClient.class)
                .sql("select mail_key from dp_mail where case_id = ? order by next_attempt_at")
                .param(caseId)
                .query(String.class)
                .list();
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ConfigurationPropertiesScan({"io.dueprocess.deadline", "io.dueprocess.mail", "io.dueprocess.breach"})
    @ComponentScan({"io.dueprocess.casefile"})
    @ComponentScan(
            basePackages = "io.dueprocess.deadline",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"))
    @ComponentScan(
            basePackages = "io.dueprocess.mail",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(type = FilterType.REGEX, pattern = ".*\\.(Outbox|OutboxRows|MailTemplates|SealedLetters)"))
    @Import({
        ServiceWorld.class,
        Breaches.class,
        BreachReports.class,
        BreachStore.class,
        BreachForms.class,
        BreachBatches.class,
        BreachPeople.class,
        BreachPeopleLists.class,
        BreachPeopleValues.class,
        BreachPeopleSections.class,
        BreachMailing.class
    })
    static class Wiring {

        @Bean
        MessageSource messageSource() {
            return ServiceWorld.messages("breach-people", "breach");
        }
    }
}
