package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.KeyRing;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.casefile.UnlockedHandler;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.document.metadata.MetadataCleaner;
import io.dueprocess.engine.Refused;
import io.dueprocess.engine.Unrestricted;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TestDatabases;
import io.dueprocess.support.TurningClock;
import io.dueprocess.whistleblower.malware.MalwareCheck;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The module's services over real sealed case files, due dates and outbox in one database; engine and staff are mocked. One
 * for all tests on H2: each opens its own cases.
 */
final class WhistleblowerWorld {

    static final String WIM = "wim";
    static final String WANDA = "wanda";

    /** Monday 30 November 2026, 16:30 in Copenhagen: feedback is due on Sunday 28 February 2027. */
    static final Instant SUBMITTED =
            OffsetDateTime.parse("2026-11-30T16:30:00+01:00").toInstant();

    static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    static final Locale DANISH = Locale.forLanguageTag("da");

    private static WhistleblowerWorld onH2;

    final TurningClock clock = new TurningClock(SUBMITTED);
    final Staff staff = mock(Staff.class);
    final RuntimeService runtime = mock(RuntimeService.class);
    final ProcessInstanceQuery instances = mock(ProcessInstanceQuery.class, RETURNS_SELF);
    final MessageCorrelationBuilder correlation = mock(MessageCorrelationBuilder.class, RETURNS_SELF);

    private final Unrestricted unrestricted = mock(Unrestricted.class);
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final UnlockedHandler wim;
    private final UnlockedHandler wanda;

    WhistleblowerWorld(DataSource database) {
        ServiceWorld.settle(context, Map.of("dueprocess.sealed.memory-kib", "64", "dueprocess.sealed.passes", "1"));
        for (Object bean : List.of(clock, staff, runtime, unrestricted)) {
            context.getBeanFactory().registerSingleton(bean.toString(), bean);
        }
        context.registerBean(DataSource.class, () -> database);
        context.register(Wiring.class);
        context.refresh();
        HandlerKeys keys = the(HandlerKeys.class);
        wim = keys.set(WIM, "correct horse battery");
        wanda = keys.set(WANDA, "staple correct horse");
        keys.confirm(WANDA, wim);
        begin();
    }

    /** The world as it is when a report has just come in. */
    static WhistleblowerWorld fresh() {
        if (onH2 == null) {
            onH2 = new WhistleblowerWorld(TestDatabases.h2());
        }
        onH2.begin();
        return onH2;
    }

    void begin() {
        clock.to(SUBMITTED);
        reset(staff, runtime, instances, correlation, unrestricted);
        when(staff.isMember(any(), eq(Groups.WHISTLEBLOWER_HANDLERS))).thenReturn(true);
        when(staff.mailAddress(any())).thenAnswer(call -> Optional.of(call.getArgument(0) + "@example.org"));
        when(staff.name(WIM)).thenReturn(Optional.of("Wim Dahl"));
        when(staff.name(WANDA)).thenReturn(Optional.of("Wanda Friis"));
        when(runtime.createMessageCorrelation(any())).thenReturn(correlation);
        when(runtime.createProcessInstanceQuery()).thenReturn(instances);
        when(unrestricted.ask(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        the(JdbcClient.class).sql("delete from dp_report_signal").update();
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    void on(String day) {
        clock.to(LocalDate.parse(day)
                .atTime(9, 0)
                .atZone(ZoneId.of("Europe/Copenhagen"))
                .toInstant());
    }

    // --- reports

    /** A report of today, acknowledged at once, sealed to wim and wanda. */
    String report() {
        return report(TODAY, TODAY, WIM, WANDA);
    }

    /** @param acknowledgedOn or null when the intake did not acknowledge it */
    String report(LocalDate receivedOn, LocalDate acknowledgedOn, String... handlers) {
        SealedCase begun = the(SealedCases.class).begin();
        return KeyRing.with(
                begun,
                () -> inTransaction(() -> {
                    the(SealedCases.class).open(begun, WhistleblowerProcess.KEY, Set.of(handlers), "(person)");
                    the(WhistleblowerStore.class)
                            .insert(begun.id(), Channel.ONLINE, DANISH, true, receivedOn, acknowledgedOn);
                    return begun.id();
                }));
    }

    /** A report whose clocks run and whose scope was decided. */
    String inScope() {
        String caseId = report();
        the(WhistleblowerClocks.class).acknowledge(caseId);
        complete(caseId, WhistleblowerProcess.TASK_ASSESS_SCOPE, "inScope", Map.of("scopeReasons", "in scope"));
        return caseId;
    }

    /** A report investigated, answered and closed today. */
    String closed() {
        String caseId = inScope();
        feedback(caseId, "final", Map.of());
        close(caseId, "substantiated", Map.of());
        return caseId;
    }

    void feedback(String caseId, String decision, Map<String, Object> more) {
        Map<String, Object> fields = new java.util.HashMap<>(more);
        fields.put("feedbackText", "We looked into it, for these reasons.");
        complete(caseId, WhistleblowerProcess.TASK_GIVE_FEEDBACK, decision, fields);
    }

    void close(String caseId, String outcome, Map<String, Object> more) {
        Map<String, Object> fields = new java.util.HashMap<>(more);
        fields.put("outcome", outcome);
        complete(caseId, WhistleblowerProcess.TASK_CLOSE_CASE, null, fields);
    }

    /** What happens when wim, with his key unlocked, submits a task form: gateway, then the module's rule. */
    void complete(String caseId, String taskKey, String decision, Map<String, Object> fields) {
        String form = Map.of(
                        WhistleblowerProcess.TASK_CHECK_CONFLICTS, WhistleblowerProcess.FORM_CONFLICTS,
                        WhistleblowerProcess.TASK_ASSESS_SCOPE, WhistleblowerProcess.FORM_ASSESS,
                        WhistleblowerProcess.TASK_INVESTIGATE, WhistleblowerProcess.FORM_INVESTIGATE,
                        WhistleblowerProcess.TASK_GIVE_FEEDBACK, WhistleblowerProcess.FORM_FEEDBACK,
                        WhistleblowerProcess.TASK_CLOSE_CASE, WhistleblowerProcess.FORM_CLOSE)
                .get(taskKey);
        Map<String, Object> variables = new java.util.HashMap<>();
        variables.put("decision", decision);
        asWim(() -> inTransaction(() -> {
            files().put(caseId, "form", form + "/" + UUID.randomUUID(), fields, WIM);
            the(WhistleblowerModule.class).beforeComplete(caseId, taskKey, WIM, variables);
            return null;
        }));
    }

    <T> T asWim(Supplier<T> work) {
        return KeyRing.with(wim, work);
    }

    <T> T asWanda(Supplier<T> work) {
        return KeyRing.with(wanda, work);
    }

    <T> T inTransaction(Supplier<T> work) {
        return the(TransactionTemplate.class).execute(status -> work.get());
    }

    // --- what came of it

    CaseFiles files() {
        return the(CaseFiles.class);
    }

    ReportFacts facts(String caseId) {
        return the(WhistleblowerStore.class).get(caseId);
    }

    Deadline deadline(String caseId, Clock which) {
        return the(Deadlines.class).find(caseId, which).orElseThrow();
    }

    List<ReportMessage> messages(String caseId) {
        return asWim(() -> files().list(caseId, "message", ReportMessage.class).stream()
                .map(Entry::content)
                .toList());
    }

    /** Keys of the mails written about the case; each was put into words, or it would not be there. */
    List<String> mails(String caseId) {
        return the(JdbcClient.class)
                .sql("select mail_key from dp_mail where case_id = ?")
                .param(caseId)
                .query(String.class)
                .list();
    }

    long signals() {
        return the(JdbcClient.class)
                .sql("select count(*) from dp_report_signal")
                .query(Long.class)
                .single();
    }

    static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refused.class).hasMessage(code);
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ConfigurationPropertiesScan({"io.dueprocess.deadline", "io.dueprocess.mail", "io.dueprocess.whistleblower"})
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
            basePackages = "io.dueprocess.whistleblower",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(ReportDays|ReportYears|FileIntake|Handlers|Submission|Notices|Inboxes|"
                                    + "Whistleblower(Store|Rounds|Mails|Clocks|Forms|Decisions|Module|Cases|Statistics"
                                    + "|Reports))"))
    static class Wiring {

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        MetadataCleaner cleaner() {
            return new MetadataCleaner();
        }

        @Bean
        MalwareCheck malwareCheck() {
            return content -> MalwareCheck.Verdict.NOT_CHECKED;
        }

        @Bean
        ResourceBundleMessageSource messageSource() {
            ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
            messages.setBasenames("messages/whistleblower-process", "messages/whistleblower");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            return messages;
        }
    }
}
