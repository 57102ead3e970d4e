package io.dueprocess.support;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DueDate;
import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.dsar.Receipt;
import io.dueprocess.dsar.RequestStatus;
import io.dueprocess.dsar.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
@ConfigurationPropertiesScan("io.dueprocess.dsar.web")
@ComponentScan(
        basePackages = {"io.dueprocess.portal", "io.dueprocess.dsar.web"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.DsarDesk.*"))
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
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) -> {
                    if (denied instanceof CsrfException) {
                        request.getRequestDispatcher("/error/stale").forward(request, response);
                    } else {
                        response.sendError(403);
                    }
                }))
                .build();
    }

    public static Deadline deadline() {
        return new Deadline(
                CASE,
                Clock.DSAR_RESPONSE,
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
                answers);
    }

    public static Attachment attachment(String id, String kind, String name, String mediaType, long size) {
        return new Attachment(id, CASE, kind, name, mediaType, size, "(person)", RECEIVED.plusSeconds(60));
    }
}
