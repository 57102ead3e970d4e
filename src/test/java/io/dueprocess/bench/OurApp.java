package io.dueprocess.bench;

import io.dueprocess.breach.BreachReports;
import io.dueprocess.breach.ReportedBreach;
import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.dsar.NewRequest;
import io.dueprocess.dsar.Right;
import io.dueprocess.support.Counted;
import io.dueprocess.whistleblower.Danger;
import io.dueprocess.whistleblower.IncomingFiles;
import io.dueprocess.whistleblower.NewReport;
import io.dueprocess.whistleblower.Question;
import io.dueprocess.whistleblower.Relation;
import io.dueprocess.whistleblower.Report;
import io.dueprocess.whistleblower.WhistleblowerReports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The whole application with its demo staff in this JVM, on a port of its own; Camunda's web applications, which start once
 * in a JVM, excepted. No jobs run, no mail is sent and no round goes unless a bench says so.
 */
final class OurApp implements AutoCloseable {

    /** Not annotated as a configuration, so that no test finds it. */
    @EnableAutoConfiguration
    @EnableScheduling
    @ConfigurationPropertiesScan("io.dueprocess")
    @ComponentScan(
            basePackages = "io.dueprocess",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(IT|Test|EngineApp|DueProcessApplication)(\\$.*)?"))
    static class Whole {

        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database && name.equals("dataSource")
                            ? new Counted(database)
                            : bean;
                }
            };
        }
    }

    final String url;

    /** Its keys lie there. */
    final Path data;

    private final ConfigurableApplicationContext context;

    OurApp(Database database) {
        this(database, Map.of());
    }

    OurApp(Database database, Map<String, String> own) {
        this(database.folder.resolve(UUID.randomUUID().toString()), database.fresh(), own);
    }

    private OurApp(Path data, String url, Map<String, String> own) {
        this.url = url;
        this.data = data;
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", url.contains("postgresql") ? "postgres" : "sa",
                "dueprocess.data", data.toString(),
                "server.port", "0",
                "camunda.bpm.webapp.enabled", "false",
                "camunda.bpm.job-execution.enabled", "false",
                "dueprocess.mail.sender-enabled", "false",
                "dueprocess.whistleblower.rounds-enabled", "false",
                "dueprocess.limits.submissions", "100000000",
                "logging.level.root", "WARN"));
        if (url.contains("postgresql")) {
            settings.put("spring.datasource.password", "none"); // asked for, though this server trusts
        }
        settings.putAll(own);
        SpringApplicationBuilder application = new SpringApplicationBuilder(Whole.class).profiles("demo");
        context = application.run(settings.entrySet().stream()
                .map(one -> "--" + one.getKey() + "=" + one.getValue())
                .toArray(String[]::new));
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    Counted counted() {
        return (Counted) the(DataSource.class);
    }

    String base() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** A request for access, as a person would write it. */
    void request() {
        String key = UUID.randomUUID().toString();
        the(DsarRequests.class)
                .submit(new NewRequest(
                        key,
                        "Freja Lindqvist",
                        key + "@person.example",
                        Locale.forLanguageTag("da"),
                        Set.of(Right.ACCESS),
                        "Please send me what you know about me. I was a customer from 2019 to 2024.",
                        List.of()));
    }

    /** A breach that another system reports. */
    void breach() {
        the(BreachReports.class)
                .submit(
                        "siem",
                        UUID.randomUUID().toString(),
                        new ReportedBreach(
                                "Laptop stolen",
                                "A laptop with a list of customers was stolen from a car.",
                                "The employee called us.",
                                null,
                                null,
                                null,
                                null,
                                "controller"));
    }

    /** A report without files. */
    void report() throws Exception {
        WhistleblowerReports reports = the(WhistleblowerReports.class);
        Report report = new Report(
                true,
                Relation.values()[0],
                Danger.values()[0],
                Map.of(Question.values()[0], "Invoices are paid twice, and I know by whom."),
                Set.of());
        try (IncomingFiles none = reports.incoming(false)) {
            reports.submit(new NewReport(reports.token(), report, "", Locale.ENGLISH), none);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
