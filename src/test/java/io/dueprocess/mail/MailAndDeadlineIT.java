package io.dueprocess.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.AuditRow;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.DeadlineRefused;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.support.SentMails;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Outbox, due dates and case file wired by Spring, without engine and web. */
class MailAndDeadlineIT {

    private static final Instant RECEIVED = Instant.parse("2027-01-31T13:00:00Z");

    @TempDir
    Path data;

    private ConfigurableApplicationContext context;
    private String caseId;

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"io.dueprocess.casefile", "io.dueprocess.deadline", "io.dueprocess.mail"})
    @ConfigurationPropertiesScan({"io.dueprocess.deadline", "io.dueprocess.mail"})
    @EnableScheduling
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        MetricsAutoConfiguration.class,
        CompositeMeterRegistryAutoConfiguration.class
    })
    static class Slice {

        @Bean
        java.time.Clock clock() {
            return java.time.Clock.systemUTC();
        }
    }

    @BeforeEach
    void start() {
        context = new SpringApplicationBuilder(Slice.class)
                .web(WebApplicationType.NONE)
                .profiles("demo")
                .run(
                        "--dueprocess.data=" + data,
                        "--spring.datasource.url=jdbc:h2:mem:" + data.getFileName() + ";DB_CLOSE_DELAY=-1",
                        "--dueprocess.mail.sender-interval=PT0.1S");
        caseId = context.getBean(CaseFiles.class)
                .open("dsar-handling", Set.of("privacy-team"), "petra")
                .id();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void aMailLeavesSoonAfterItsTransaction() {
        transaction().executeWithoutResult(status -> {
            enqueue("waiting");
            String stored = context.getBean(JdbcClient.class)
                    .sql("select payload from dp_mail")
                    .query((row, number) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                    .single();
            assertThat(stored).doesNotContain("marker", "DP-7K3M");
        });
        assertThat(SentMails.await(data, "marker@person.example", 1).subject())
                .isEqualTo("Der er en besked om din anmodning DP-7K3M-Q2XA");
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(audited())
                        .anyMatch(row ->
                                row.action() == AuditAction.SEND && row.detail().startsWith("dsar-message-waiting ")));
    }

    @Test
    void aRefusedPauseLeavesTheCallersTransactionWhole() {
        Deadlines deadlines = context.getBean(Deadlines.class);
        transaction().executeWithoutResult(status -> {
            deadlines.start(caseId, Clock.DSAR_RESPONSE, RECEIVED, "petra");
            Instant late = RECEIVED.plusSeconds(20 * 86_400);
            assertThatThrownBy(() -> deadlines.pause(caseId, Clock.DSAR_RESPONSE, late, "petra"))
                    .isInstanceOf(DeadlineRefused.class);
        });
        assertThat(deadlines.find(caseId, Clock.DSAR_RESPONSE))
                .get()
                .extracting(Deadline::state)
                .isEqualTo(Deadline.State.OPEN);
    }

    @Test
    void aShreddedCaseLeavesNeitherMailNorDate() {
        Deadlines deadlines = context.getBean(Deadlines.class);
        deadlines.start(caseId, Clock.DSAR_RESPONSE, RECEIVED, "petra");
        enqueue("waiting");
        context.getBean(CaseFiles.class).shred(caseId, "petra");
        assertThat(deadlines.of(caseId)).isEmpty();
        assertThat(context.getBean(OutboxRows.class).exists(caseId, "waiting")).isFalse();
    }

    private void enqueue(String key) {
        Map<String, Object> model = MailTemplatesTest.model();
        context.getBean(Outbox.class)
                .enqueue(new Mail(
                        caseId,
                        key,
                        "dsar-message-waiting",
                        Locale.forLanguageTag("da"),
                        "marker@person.example",
                        model));
    }

    private java.util.List<AuditRow> audited() {
        return context.getBean(Audit.class).of(caseId);
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }
}
