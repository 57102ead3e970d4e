package io.dueprocess.breach;

import com.zaxxer.hikari.HikariDataSource;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.SystemsOfRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.mockito.Mockito;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A node that writes to many people: case file, outbox and sender as in production, and a loop in the place of the engine's
 * jobs, which asks for the batches left and writes to them. A process of its own, so that it can be killed.
 */
final class MailingNode {

    private MailingNode() {}

    /** Arguments: JDBC URL, port of the SMTP server, number of people, key of the organisation. */
    public static void main(String[] arguments) throws InterruptedException {
        AnnotationConfigApplicationContext context = start(arguments[0], Integer.parseInt(arguments[1]), arguments[3]);
        String caseId = context.getBean(JdbcClient.class)
                .sql("select case_id from dp_breach")
                .query(String.class)
                .optional()
                .orElseGet(() -> begin(context, Integer.parseInt(arguments[2])));
        write(context, caseId);
        new CountDownLatch(1).await();
    }

    /** From now on what is due is sent. */
    static AnnotationConfigApplicationContext start(String url, int smtp, String key) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "node",
                        Map.of(
                                "node.url", url,
                                "node.smtp", smtp,
                                "dueprocess.keys.organisation", key,
                                "dueprocess.keys.lookup", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                                "dueprocess.keys.pepper", "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=",
                                "dueprocess.zone", "Europe/Copenhagen",
                                "dueprocess.data", "none",
                                "dueprocess.breach.mails-per-minute", "60000000",
                                "dueprocess.mail.lease", "PT5S",
                                "dueprocess.organisation.name", "Milestone")));
        SystemsOfRecord systems = Mockito.mock(SystemsOfRecord.class);
        Mockito.when(systems.catalogue()).thenReturn(PeopleWorld.CATALOGUE);
        context.getBeanFactory().registerSingleton(SystemsOfRecord.class.getName(), systems);
        for (Class<?> absent : List.of(Staff.class, RuntimeService.class)) {
            context.getBeanFactory().registerSingleton(absent.getName(), Mockito.mock(absent));
        }
        context.register(Wiring.class);
        context.refresh();
        return context;
    }

    static void write(AnnotationConfigApplicationContext context, String caseId) {
        for (int batch : context.getBean(BreachBatches.class).unwritten(caseId)) {
            context.getBean(BreachMailing.class).write(caseId, batch);
        }
    }

    /** A case with that many people and an approved letter. */
    static String begin(AnnotationConfigApplicationContext context, int people) {
        OffsetDateTime aware = OffsetDateTime.parse("2026-10-23T09:00:00+02:00");
        return context.getBean(TransactionTemplate.class).execute(status -> {
            String caseId = context.getBean(Breaches.class)
                    .open(
                            new NewBreach(
                                    "node",
                                    BreachFacts.Channel.STAFF,
                                    BreachFacts.Role.CONTROLLER,
                                    new Breach("Leak", "A bucket was open.", ""),
                                    new BreachTimes(null, null, null, aware)),
                            Actors.SYSTEM)
                    .id();
            StringBuilder csv = new StringBuilder("name;mail;language\n");
            for (int i = 1; i <= people; i++) {
                csv.append("Åse " + i + ";person" + i + "@person.example;da\n");
            }
            context.getBean(BreachPeopleLists.class)
                    .take(
                            caseId,
                            csv.toString().getBytes(StandardCharsets.UTF_8),
                            false,
                            Actors.SYSTEM,
                            Locale.ENGLISH);
            context.getBean(CaseFiles.class)
                    .put(
                            caseId,
                            BreachLetter.KIND,
                            BreachLetter.KIND,
                            BreachLetter.of(PeopleWorld.letter("Da")),
                            Actors.SYSTEM);
            return caseId;
        });
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableScheduling
    @EnableTransactionManagement(proxyTargetClass = true)
    @ConfigurationPropertiesScan({"io.dueprocess.deadline", "io.dueprocess.mail", "io.dueprocess.breach"})
    @ComponentScan({"io.dueprocess.casefile"})
    @ComponentScan(
            basePackages = "io.dueprocess.mail",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.OutboxReport|.*IT(\\$.*)?"))
    @ComponentScan(
            basePackages = "io.dueprocess.deadline",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.web\\..*|.*IT(\\$.*)?"))
    @Import({Breaches.class, BreachStore.class, BreachBatches.class, BreachPeopleLists.class, BreachMailing.class})
    static class Wiring {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        DataSource database(@org.springframework.beans.factory.annotation.Value("${node.url}") String url) {
            HikariDataSource database = new HikariDataSource();
            database.setJdbcUrl(url);
            return database;
        }

        @Bean
        JavaMailSenderImpl smtp(@org.springframework.beans.factory.annotation.Value("${node.smtp}") int port) {
            JavaMailSenderImpl smtp = new JavaMailSenderImpl();
            smtp.setHost("127.0.0.1");
            smtp.setPort(port);
            return smtp;
        }

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
        MessageSource messageSource() {
            return new StaticMessageSource();
        }
    }
}
