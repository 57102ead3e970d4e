package io.dueprocess.support;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.Codes;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DueDate;
import io.dueprocess.dsar.DsarConsent;
import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.dsar.Receipt;
import io.dueprocess.dsar.RequestStatus;
import io.dueprocess.dsar.Right;
import io.dueprocess.whistleblower.FileTreatment;
import io.dueprocess.whistleblower.FileTreatment.Kept;
import io.dueprocess.whistleblower.Handler;
import io.dueprocess.whistleblower.Inbox;
import io.dueprocess.whistleblower.ReportMessage;
import io.dueprocess.whistleblower.SentFile;
import io.dueprocess.whistleblower.WhistleblowerReports;
import io.dueprocess.whistleblower.malware.MalwareCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;

/** The public pages alone, on a real server: no engine, no database, a mocked {@link DsarRequests}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty("public-site-alone") // else the whole application's tests would find it
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    MessageSourceAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@ConfigurationPropertiesScan({"io.dueprocess.dsar.web", "io.dueprocess.whistleblower.web.reporter"})
@ComponentScan(
        basePackages = {"io.dueprocess.portal", "io.dueprocess.dsar.web", "io.dueprocess.whistleblower.web.reporter"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.web\\.Dsar.*"))
public class PublicSite {

    public static final String CASE = "2b1c6f2e-6d0a-4d5b-9f6a-1c2d3e4f5a6b";
    public static final String REFERENCE = "DP-7K3M-Q2XA";
    public static final String CODE = "7K3MQ-2XA9B-CDEFG-HJKMN";

    private static final Instant RECEIVED = Instant.parse("2027-01-31T13:00:00Z");

    @Bean
    TurningClock clock() {
        return new TurningClock(RECEIVED);
    }

    @Bean
    DsarRequests dsarRequests() {
        return mock(DsarRequests.class);
    }

    /** One link works: {@code sample}. */
    @Bean
    DsarConsent dsarConsent() {
        DsarConsent consent = mock(DsarConsent.class);
        Set<String> activities = Set.of("marketing");
        when(consent.read("sample"))
                .thenReturn(
                        Optional.of(new DsarConsent.Withdrawal("freja@nordlys.example", activities, Locale.ENGLISH)));
        when(consent.names(any(), any())).thenReturn(List.of("Marketing", "Opening of newsletters"));
        return consent;
    }

    @Bean
    WhistleblowerReports whistleblowerReports() {
        WhistleblowerReports reports = mock(WhistleblowerReports.class);
        when(reports.handlers()).thenReturn(handlers());
        return reports;
    }

    @Bean
    Codes codes() {
        Codes codes = mock(Codes.class);
        when(codes.token())
                .thenAnswer(call -> "t".repeat(43 - 8) + String.format("%08d", System.nanoTime() % 100_000_000));
        when(codes.hash(any(), any()))
                .thenAnswer(call -> String.format("%064x", call.getArguments()[1].hashCode() & 0xffffffffL));
        return codes;
    }

    @Bean
    SystemsOfRecord systemsOfRecord() {
        SystemsOfRecord systems = mock(SystemsOfRecord.class);
        when(systems.catalogue())
                .thenReturn(new Catalogue(
                        new Catalogue.Controller(
                                "Milestone Systems A/S",
                                "20341130",
                                "Banemarksvej 50, 2605 Brøndby",
                                "privacy@milestone.dk",
                                "+45 88 30 03 00"),
                        new Catalogue.Authority(
                                "Datatilsynet",
                                "Carl Jacobsens Vej 35, 2500 Valby",
                                "+45 33 19 32 00",
                                "www.datatilsynet.dk"),
                        List.of(),
                        List.of(),
                        List.of()));
        return systems;
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .ignoringRequestMatchers("/report/**"))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) -> {
                    if (denied instanceof CsrfException) {
                        request.getRequestDispatcher("/error/stale").forward(request, response);
                    } else {
                        response.sendError(403);
                    }
                }))
                .build();
    }

    public static List<Handler> handlers() {
        return List.of(new Handler("wanda", "Wanda Friis"), new Handler("wim", "Wim Dahl"));
    }

    /** An inbox with something in every part of the page. */
    public static Inbox inbox(Inbox.Stage stage) {
        LocalDate received = LocalDate.of(2027, 1, 31);
        boolean closed = stage == Inbox.Stage.CLOSED;
        SortedSet<String> removed = new TreeSet<>(Set.of("AUTHOR", "LOCATION", "THUMBNAIL"));
        return new Inbox(
                stage,
                true,
                received,
                received,
                deadline(Clock.WHISTLEBLOWER_FEEDBACK),
                closed ? LocalDate.of(2027, 2, 20) : null,
                null,
                closed ? LocalDate.of(2027, 3, 1) : null,
                closed ? LocalDate.of(2027, 5, 1) : null,
                List.of(
                        new Inbox.Message(
                                ReportMessage.Kind.NOTICE,
                                RECEIVED,
                                "These files were not stored:\n\n• a.zip: it is empty."),
                        new Inbox.Message(ReportMessage.Kind.HANDLER, RECEIVED, "In which building was that?"),
                        new Inbox.Message(ReportMessage.Kind.REPORTER, RECEIVED, "<b>North</b> ${7*7} – Ærø 🙂"),
                        new Inbox.Message(
                                ReportMessage.Kind.FEEDBACK,
                                RECEIVED,
                                "We have changed how bids are opened.\nBecause nobody looked.")),
                List.of(
                        sent("IMG_2041.jpg", Kept.CLEAN_COPY, removed),
                        sent("minutes.pdf", Kept.CLEAN_COPY, new TreeSet<>()),
                        sent(
                                "film-with-a-rather-long-name-that-has-to-be-broken-on-a-phone.mp4",
                                Kept.AS_SENT,
                                new TreeSet<>()),
                        sent("contract.docx", Kept.ORIGINAL, new TreeSet<>())),
                List.of(new SentFile("f9", "Reply.pdf", 84_112, RECEIVED, null)),
                closed);
    }

    private static SentFile sent(String name, Kept kept, SortedSet<String> removed) {
        return new SentFile(
                "f1", name, 1_468_006, RECEIVED, new FileTreatment(kept, removed, MalwareCheck.Verdict.NOT_CHECKED));
    }

    public static Deadline deadline() {
        return deadline(Clock.DSAR_RESPONSE);
    }

    private static Deadline deadline(Clock clock) {
        return new Deadline(
                CASE,
                clock,
                RECEIVED,
                new DueDate(
                        LocalDate.of(2027, 2, 28),
                        LocalDate.of(2027, 3, 1),
                        Instant.parse("2027-03-01T23:00:00Z"),
                        "Received 31 January 2027 + 1 month, clipped to 28 February, a Sunday, so Monday 1 March 2027.",
                        "Modtaget 31. januar 2027 + 1 måned, afkortet til 28. februar, en søndag, derfor mandag"
                                + " 1. marts 2027."),
                LocalDate.of(2027, 3, 1),
                null,
                0,
                0,
                Deadline.State.OPEN,
                null);
    }

    public static Receipt receipt() {
        return new Receipt(REFERENCE, deadline());
    }

    /** A status with something in every part of the page. */
    public static RequestStatus status(RequestStatus.Stage stage, List<Attachment> answers) {
        return new RequestStatus(
                CASE,
                REFERENCE,
                Locale.ENGLISH,
                Set.of(Right.ACCESS, Right.PORTABILITY),
                stage,
                stage != RequestStatus.Stage.RECEIVED,
                stage == RequestStatus.Stage.WAITING_FOR_YOU,
                deadline(),
                List.of(
                        new RequestStatus.Message(
                                false, RECEIVED, "Could you tell us which event you took part in?\nA year is enough."),
                        new RequestStatus.Message(true, RECEIVED.plusSeconds(7200), "<b>2025</b> ${7*7} – Ærø 🙂")),
                List.of(attachment("upload-1", "upload", "Billet fra messen.pdf", "application/pdf", 1_468_006)),
                stage == RequestStatus.Stage.ANSWERED ? RECEIVED.plus(Duration.ofDays(40)) : null,
                answers,
                stage == RequestStatus.Stage.ANSWERED
                        ? List.of(
                                new RequestStatus.Recipient("Nordhost ApS", RECEIVED.plus(Duration.ofDays(10))),
                                new RequestStatus.Recipient("Tal & Orden Revision", null))
                        : List.of());
    }

    public static Attachment attachment(String id, String kind, String name, String mediaType, long size) {
        return new Attachment(id, CASE, kind, name, mediaType, size, "(person)", RECEIVED.plusSeconds(60));
    }
}
