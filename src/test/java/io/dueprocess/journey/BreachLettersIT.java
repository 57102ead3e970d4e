package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.dueprocess.support.BreachAnswers;
import io.dueprocess.support.HoldingSmtp;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import io.dueprocess.support.TestDatabases;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten thousand people concerned by a breach are written to (Art. 34), and the node is killed in the middle of it. */
class BreachLettersIT {

    private static final int PEOPLE = 10_000;
    private static final int KILLED_AT = 3_333;
    private static final String LETTERS = "@person.example";

    @TempDir
    private Path folder;

    private final PGSimpleDataSource database = TestDatabases.emptyPostgres();
    private final JdbcClient rows = JdbcClient.create(database);
    private final GreenMail mails = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private HoldingSmtp smtp;

    @BeforeEach
    void start() {
        ((Logger) LoggerFactory.getLogger("com.icegreen")).setLevel(Level.WARN); // it tells of each mailbox
        mails.start();
        GreenMailUser everybody = mails.setUser("everybody@person.example", "none");
        mails.getUserManager().setMessageDeliveryHandler((message, address) -> everybody); // mailboxes are a list
        smtp = new HoldingSmtp(mails.getSmtp().getPort(), KILLED_AT);
    }

    @AfterEach
    void stop() {
        smtp.close();
        mails.stop();
    }

    /** The message in flight is not accepted yet when the node dies; one that was would be sent again (operations.md). */
    @Test
    void everybodyIsWrittenToExactlyOnceThoughTheNodeIsKilledInTheMiddle() throws Exception {
        try (RunningApp app = RunningApp.demoOnPostgres(
                Files.createDirectory(folder.resolve("data")),
                database.getURL(),
                "postgres",
                "none",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtp.port(),
                "--spring.mail.properties.mail.smtp.starttls.required=false",
                "--dueprocess.mail.lease=PT10S",
                "--dueprocess.breach.mails-per-minute=60000000")) {
            StaffClient petra = new StaffClient(app, "petra");
            StaffClient dan = new StaffClient(app, "dan");
            String caseId = enter(petra);
            assessAsHigh(petra, caseId);
            assertThat(petra.giveList(caseId, list()).statusCode()).isEqualTo(200);
            petra.complete(caseId, "UserTask_PrepareCommunication", letter());
            dan.complete(caseId, "UserTask_ApproveCommunication", Map.of("decision", "approve"));

            Awaitility.await("the middle")
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> smtp.held().getCount() == 0);
            app.kill();
            smtp.letGo();
            int accepted = received().size();
            assertThat(accepted).isBetween(KILLED_AT - 100, KILLED_AT - 1); // the rest are mails to staff
            assertThat(sent()).as("noted as sent is what was accepted").isEqualTo(accepted);

            rows.sql("update act_ru_job set lock_exp_time_ = now() where lock_owner_ is not null")
                    .update(); // as if the dead node's five minutes were over
            app.restart();
            Awaitility.await("all")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> sent() == PEOPLE);
            List<String> received = received();
            assertThat(received).hasSize(PEOPLE);
            assertThat(new TreeSet<>(received)).as("nobody twice").hasSize(PEOPLE);
            StaffClient again = new StaffClient(app, "petra");
            assertThat(again.openCase(caseId).at("/content/sections").toString())
                    .contains("10,000");
            again.complete(caseId, "UserTask_ConfirmPeopleTold", Map.of("confirmed", true));
        }
    }

    private static String enter(StaffClient petra) {
        String aware = LocalDateTime.now(ZoneId.of("Europe/Copenhagen"))
                .minusHours(2)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return petra.done(
                        "POST",
                        "/engine-rest/process-definition/key/breach-notification/submit-form",
                        StaffClient.variables(Map.of(
                                "title", "Open bucket",
                                "happened", "A bucket with customer data was open to anybody.",
                                "role", "CONTROLLER",
                                "timeZone", "house",
                                "awareAt", aware,
                                "drill", "no")))
                .get("businessKey")
                .asText();
    }

    private static void assessAsHigh(StaffClient petra, String caseId) {
        petra.complete(caseId, "UserTask_AssessSeverity", BreachAnswers.highRisk(Map.of()));
        petra.complete(
                caseId,
                "UserTask_DecideDuties",
                Map.of("decision", "notify", "tellPeople", "yes", "reasons", "A high risk of fraud."));
    }

    private static String list() {
        StringBuilder csv = new StringBuilder("name;mail;language\n");
        for (int i = 1; i <= PEOPLE; i++) {
            csv.append("Åse ")
                    .append(i)
                    .append(";person")
                    .append(i)
                    .append(LETTERS)
                    .append(";da\n");
        }
        return csv.toString();
    }

    private static Map<String, Object> letter() {
        return Map.of(
                "decision", "mail",
                "languages", "da",
                "contact", "privacy@milestone.example",
                "subjectDa", "Dine oplysninger",
                "natureDa", "En mappe med dine oplysninger stod åben for alle.",
                "consequencesDa", "Nogen kan forsøge at bruge dit kontonummer.",
                "measuresDa", "Mappen er lukket, og adgangen er undersøgt.",
                "adviceDa", "Hold øje med din konto, og kontakt din bank.");
    }

    private int sent() {
        return rows.sql("select count(*) from dp_mail where state = 'SENT' and template = 'breach-letter'")
                .query(Integer.class)
                .single();
    }

    /** Whom the letters went to; mails to staff are none. */
    private List<String> received() {
        return Stream.of(mails.getReceivedMessages())
                .map(BreachLettersIT::recipient)
                .filter(recipient -> recipient.endsWith(LETTERS))
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
