package io.dueprocess.breach;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Reader;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.document.Pdf;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TurningClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The services towards the authority over real case files and due dates in one H2 database; one for all tests. */
final class AuthorityWorld {

    static final String PETRA = "petra";
    static final String DORA = "dora";

    /** Friday before Easter 2027, in Copenhagen; 72 hours later the clocks have changed. */
    static final OffsetDateTime AWARE = OffsetDateTime.parse("2027-03-26T16:00:00+01:00");

    private static AuthorityWorld world;

    final TurningClock clock = new TurningClock(AWARE.toInstant());
    final Staff staff = mock(Staff.class);
    final SystemsOfRecord systems = mock(SystemsOfRecord.class);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private AuthorityWorld() {
        ServiceWorld.settle(
                context,
                Map.of("dueprocess.breach.notification.sector", "a", "dueprocess.breach.notification.language", "da"));
        for (Object bean : List.of(clock, systems, staff)) {
            context.getBeanFactory().registerSingleton(bean.toString(), bean);
        }
        when(systems.catalogue()).thenReturn(catalogue());
        when(staff.members(any())).thenReturn(List.of(new Staff.Member(DORA, "Dora Dahl")));
        context.register(Wiring.class);
        context.refresh();
    }

    /** The world as it is when a breach has just become known. */
    static AuthorityWorld fresh() {
        if (world == null) {
            world = new AuthorityWorld();
        }
        world.clock.to(AWARE.toInstant());
        world.reads(PETRA, Groups.PRIVACY_TEAM);
        return world;
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    CaseFiles files() {
        return the(CaseFiles.class);
    }

    void reads(String user, String... groups) {
        when(staff.currentUser()).thenReturn(user);
        when(staff.currentGroups()).thenReturn(Set.of(groups));
        when(staff.currentReader()).thenReturn(new Reader(user, Set.of(groups)));
    }

    String open(String title) {
        return open(title, AWARE, null);
    }

    /** @param drill length of a drill's clock, or null */
    String open(String title, OffsetDateTime aware, Duration drill) {
        String caseId =
                files().open(BreachProcess.KEY, BreachProcess.READERS, PETRA).id();
        files().put(
                        caseId,
                        Breach.KIND,
                        Breach.KIND,
                        new Breach(title, "A list went to the wrong address.", "The recipient called."),
                        PETRA);
        the(BreachStore.class)
                .insert(
                        caseId,
                        UUID.randomUUID().toString(),
                        BreachFacts.Channel.STAFF,
                        BreachFacts.Role.CONTROLLER,
                        drill,
                        new BreachTimes(aware.minusDays(1), aware.minusHours(2), null, aware));
        the(Deadlines.class).start(caseId, Clock.BREACH_AUTHORITY, aware.toInstant(), PETRA);
        return caseId;
    }

    /** As the form gateway stores it, just before the task completes. */
    void form(String caseId, String formId, Map<String, Object> fields) {
        clock.to(clock.instant().plusMillis(1));
        files().put(caseId, "form", formId + "/" + UUID.randomUUID(), fields, PETRA);
    }

    void at(String time) {
        clock.to(OffsetDateTime.parse(time).toInstant());
    }

    BreachFacts facts(String caseId) {
        return the(BreachStore.class).get(caseId);
    }

    /** Prepares, writes, approves and files a round at that local day and time. */
    void file(String caseId, Map<String, Object> contents, String day, String time, String receiptNumber) {
        BreachNotifications notifications = the(BreachNotifications.class);
        form(caseId, BreachProcess.FORM_PREPARE, contents);
        notifications.beforeComplete(caseId, BreachProcess.TASK_PREPARE, PETRA, null);
        notifications.write(caseId);
        notifications.beforeComplete(caseId, BreachProcess.TASK_APPROVE, DORA, "approve");
        form(
                caseId,
                BreachProcess.FORM_FILE,
                Map.of(
                        "decision", "filed",
                        "filedOn", day,
                        "filedAtTime", time,
                        "receiptNumber", receiptNumber,
                        "filedHow", "virk"));
        notifications.beforeComplete(caseId, BreachProcess.TASK_FILE, PETRA, "filed");
        notifications.recordFiling(caseId);
    }

    Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    private static Catalogue catalogue() {
        return new Catalogue(
                new Catalogue.Controller("Milestone", "CVR 1", "Brøndby", "privacy@example.org", "+45 1"),
                new Catalogue.Authority("Datatilsynet", "Valby", "+45 33 19 32 00", "www.datatilsynet.dk"),
                List.of(),
                List.of(),
                List.of());
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @org.springframework.boot.context.properties.ConfigurationPropertiesScan("io.dueprocess.deadline")
    @EnableConfigurationProperties({BreachSettings.class, NotificationSettings.class})
    @ComponentScan("io.dueprocess.casefile")
    @ComponentScan(
            basePackages = "io.dueprocess.deadline",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*"))
    @ComponentScan("io.dueprocess.breach.authority")
    @ComponentScan(
            basePackages = "io.dueprocess.breach",
            useDefaultFilters = false,
            includeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "io\\.dueprocess\\.breach\\."
                                            + "(BreachStore|BreachForms|BreachNotifications|Notification(Rounds|Rules|Facts|Prefill|Shown)|BreachRegister|RegisterRows)"))
    @Import({ServiceWorld.class, Pdf.class})
    static class Wiring {

        @Bean
        MessageSource messageSource() {
            return ServiceWorld.messages("breach-authority", "breach-register", "breach-severity", "breach");
        }
    }
}
