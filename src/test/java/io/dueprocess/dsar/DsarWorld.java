package io.dueprocess.dsar;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Catalogue.Column;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.DataChanges;
import io.dueprocess.datamap.Erasures;
import io.dueprocess.datamap.FoundRow;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.Suppression;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.datamap.Text;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.desk.StaffMails;
import io.dueprocess.engine.Refused;
import io.dueprocess.retention.Certificates;
import io.dueprocess.retention.EraseLater;
import io.dueprocess.retention.Holds;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TurningClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
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
 * The module's services over real case files, due dates and outbox in one H2 database; engine, systems of record and staff
 * are mocks. One for all tests: each opens its own cases.
 */
final class DsarWorld {

    static final String PETRA = "petra";
    static final String DORA = "dora";

    /** Sunday 31 January 2027, 14:00 in Copenhagen: due on Monday 1 March, asking pauses until 3 February. */
    static final Instant RECEIVED = at("2027-01-31T14:00:00+01:00");

    static final Instant EXPIRY = at("2027-03-02T00:00:00+01:00");

    /** What breaks software that evaluates, escapes or reorders what people write. */
    static final String ODD = "ענת فاطمة 👩‍👧 <b>&amp;</b> ${7*7} 'x'; --";

    private static DsarWorld world;

    final TurningClock clock = new TurningClock(RECEIVED);
    final SystemsOfRecord systems = mock(SystemsOfRecord.class);
    final Staff staff = mock(Staff.class);
    final DataChanges changes = mock(DataChanges.class);
    final Erasures erasures = mock(Erasures.class);
    final Suppression suppression = mock(Suppression.class);
    final Holds holds = mock(Holds.class);
    final EraseLater later = mock(EraseLater.class);
    final Certificates certificates = mock(Certificates.class);
    final RuntimeService runtime = mock(RuntimeService.class);
    final TaskService tasks = mock(TaskService.class);
    final DecisionService decisions = mock(DecisionService.class);
    final MessageCorrelationBuilder correlation = mock(MessageCorrelationBuilder.class, RETURNS_SELF);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private DsarWorld() {
        ServiceWorld.settle(context, Map.of());
        for (Object bean : List.of(clock, systems, staff, runtime, tasks, decisions)) {
            context.getBeanFactory().registerSingleton(bean.toString(), bean);
        }
        for (Object bean :
                List.of(changes, erasures, suppression, holds, later, certificates, mock(DsarAnswers.class))) {
            context.getBeanFactory().registerSingleton(bean.toString(), bean);
        }
        context.register(Wiring.class);
        context.refresh();
    }

    /** The world as it is when a request has just come in. */
    static DsarWorld fresh() {
        if (world == null) {
            world = new DsarWorld();
        }
        world.begin();
        return world;
    }

    private void begin() {
        clock.to(RECEIVED);
        reset(systems, staff, runtime, tasks, decisions, correlation);
        reset(changes, erasures, suppression, holds, later, certificates);
        when(systems.catalogue()).thenReturn(catalogue());
        when(systems.identify(any())).thenReturn(identity(Map.of("contactId", Set.of("10")), false));
        when(staff.mailAddresses(any())).thenReturn(List.of("team@example.org"));
        when(runtime.createMessageCorrelation(any())).thenReturn(correlation);
        reviewHeldBy(null);
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    // --- requests

    String open(Right... rights) {
        return open(new NewRequest(
                UUID.randomUUID().toString(),
                "Freja Lindqvist",
                "freja@example.org",
                Locale.forLanguageTag("da"),
                rights.length == 0 ? Set.of() : EnumSet.copyOf(List.of(rights)),
                "What do you know about me?",
                List.of()));
    }

    String open(NewRequest request) {
        Receipt receipt = the(DsarRequests.class).submit(request);
        return files().findByReference(receipt.reference()).orElseThrow().id();
    }

    /** As the form gateway stores it, just before the task completes. */
    void form(String caseId, String formId, Map<String, Object> fields) {
        files().put(caseId, "form", formId + "/" + UUID.randomUUID(), fields, PETRA);
    }

    /** Triage and every later check ask this of the person. */
    void asks(String caseId, String question) {
        form(caseId, DsarProcess.FORM_TRIAGE, Map.of("rightAccess", true, "identityQuestion", question));
    }

    void item(String caseId, String id, FoundRow row) {
        files().put(caseId, StoredItem.KIND, id, new StoredItem(row), PETRA);
    }

    static FoundRow contact(String id, String name, boolean uncertain) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("state", "A");
        return new FoundRow("crm", "contact", id, values, uncertain);
    }

    static Identity identity(Map<String, Set<String>> keys, boolean shared, String... unavailable) {
        return new Identity("Freja Lindqvist", keys, Map.of(), shared, Set.of(unavailable));
    }

    void reviewHeldBy(String userId) {
        TaskQuery all = mock(TaskQuery.class, RETURNS_SELF);
        TaskQuery theirs = mock(TaskQuery.class);
        Task task = mock(Task.class);
        when(task.getAssignee()).thenReturn(userId);
        when(tasks.createTaskQuery()).thenReturn(all);
        when(all.list()).thenReturn(userId == null ? List.of() : List.of(task));
        when(all.taskAssignee(any())).thenReturn(mock(TaskQuery.class));
        when(all.taskAssignee(userId)).thenReturn(theirs);
        when(theirs.count()).thenReturn(1L);
    }

    // --- what came of it

    CaseFiles files() {
        return the(CaseFiles.class);
    }

    DsarFacts facts(String caseId) {
        return the(DsarStore.class).get(caseId);
    }

    Deadline deadline(String caseId) {
        return the(Deadlines.class).find(caseId, Clock.DSAR_RESPONSE).orElseThrow();
    }

    /** Keys of the mails written about the case; each was put into words, or it would not be there. */
    List<String> mails(String caseId) {
        return the(JdbcClient.class)
                .sql("select mail_key from dp_mail where case_id = ?")
                .param(caseId)
                .query(String.class)
                .list();
    }

    List<String> audit(String caseId, AuditAction action) {
        List<String> details = new ArrayList<>();
        the(Audit.class).of(caseId).stream()
                .filter(row -> row.action() == action)
                .forEach(row -> details.add(row.detail()));
        return details;
    }

    static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refused.class).hasMessage(code);
    }

    static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Catalogue catalogue() {
        Column name = new Column("name", text("Name"), true, null);
        Column state = new Column("state", text("State"), false, Map.of("A", text("active")));
        Table contact = new Table("contact", text("Contacts"), "id", List.of("name"), List.of(), List.of(name, state));
        Catalogue.Jdbc jdbc = new Catalogue.Jdbc("jdbc:none", "", "");
        return new Catalogue(
                null,
                new Catalogue.Authority("Datatilsynet", "Valby", "+45 33 19 32 00", "www.datatilsynet.dk"),
                List.of(),
                List.of(),
                List.of(
                        new SystemOfRecord("crm", text("CRM"), "it", List.of(), jdbc, false, List.of(contact)),
                        new SystemOfRecord("archive", text("Paper archive"), "it", List.of(), null, false, List.of()),
                        new SystemOfRecord("video", text("Video"), "it", List.of(), null, true, List.of())));
    }

    private static Text text(String en) {
        return new Text(en, en + " (da)");
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ConfigurationPropertiesScan({"io.dueprocess.deadline", "io.dueprocess.mail", "io.dueprocess.dsar"})
    @ComponentScan({"io.dueprocess.casefile"})
    @ComponentScan(
            basePackages = "io.dueprocess.deadline",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"))
    @ComponentScan(
            basePackages = "io.dueprocess.mail",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(type = FilterType.REGEX, pattern = ".*\\.(Outbox|OutboxRows|MailTemplates|SealedLetters)"))
    @ComponentScan(
            basePackages = "io.dueprocess.dsar",
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(web|delegate|answer)\\..*|.*\\.(DsarAnswers|DsarOutcomes)"))
    @Import({StaffMails.class, ServiceWorld.class})
    static class Wiring {

        @Bean
        MessageSource messageSource() {
            return ServiceWorld.messages("dsar");
        }
    }
}
