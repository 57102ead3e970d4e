package io.dueprocess.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dueprocess.support.AccessCase;
import io.dueprocess.support.DataMaps;
import io.dueprocess.support.Filing;
import io.dueprocess.support.OwnPostgres;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything around the application fails, one thing after the other, and no request is lost or answered twice. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final String PROVIDE_DATA = "UserTask_ProvideData";

    @TempDir
    private static Path folder;

    private static OwnPostgres postgres;
    private static RunningApp app;
    private static GreenMail mailServer;
    private static AccessCase freja;

    @BeforeAll
    static void start() throws Exception {
        postgres = new OwnPostgres();
        int smtp;
        try (ServerSocket free = new ServerSocket(0)) {
            smtp = free.getLocalPort();
        }
        mailServer = new GreenMail(new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        app = RunningApp.demoOnPostgres(
                Files.createDirectory(folder.resolve("data")),
                postgres.url(),
                "postgres",
                "none",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtp,
                "--spring.mail.properties.mail.smtp.starttls.required=false",
                "--dueprocess.data-map.timeout=PT1S",
                "--spring.datasource.hikari.connection-timeout=5000",
                DataMaps.withDeadSystem(folder, "support"));
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            app.close();
        }
        mailServer.stop();
        postgres.close();
    }

    @Test
    @Order(1)
    void aMailServerThatIsDownHoldsUpNoRequestAndItsMailsArriveOnceLater() {
        freja = AccessCase.file(app, Filing.freja());
        freja.petra.awaitTask(freja.id, AccessCase.TRIAGE);
        Awaitility.await("a try")
                .atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from dp_mail where attempts > 0 and state = 'WAITING'") > 0);
        assertThat(count("select count(*) from dp_mail where state <> 'WAITING'"))
                .isZero();
        assertThat(app.get("/actuator/health").statusCode()).isEqualTo(200);

        mailServer.start();
        Awaitility.await("mails").atMost(Duration.ofSeconds(30)).until(() -> {
            rows().sql("update dp_mail set next_attempt_at = current_timestamp where state = 'WAITING'"
                            + " and next_attempt_at < current_timestamp + interval '5 minutes'")
                    .update();
            return count("select count(*) from dp_mail where state <> 'SENT'") == 0;
        });

        assertThat(received(Filing.FREJA_MAIL)).containsExactly("We have received your request " + freja.reference());
    }

    @Test
    @Order(2)
    void aSystemThatStaysDownBecomesATaskAndTheRestIsCollected() {
        freja.triaged("rightAccess");

        Awaitility.await(PROVIDE_DATA).atMost(Duration.ofMinutes(2)).until(() -> {
            rows().sql("update ACT_RU_JOB set DUEDATE_ = null where TYPE_ = 'message' and RETRIES_ > 0")
                    .update();
            return !freja.petra.tasks(freja.id, PROVIDE_DATA).isEmpty();
        });
        Awaitility.await("the others")
                .atMost(Duration.ofSeconds(60))
                .until(() -> collected().size() == 5);

        String task = freja.petra.awaitTask(freja.id, PROVIDE_DATA);
        assertThat(freja.petra.read("/engine-rest/task/" + task).get("name").asText())
                .isEqualTo("Provide data from Support · " + freja.reference());
        assertThat(collected()).doesNotHaveDuplicates().noneMatch(detail -> detail.startsWith("support"));
        assertThat(count("select count(*) from ACT_RU_INCIDENT"))
                .as("a person helps, no operator")
                .isZero();
        freja.petra.complete(freja.id, PROVIDE_DATA, Map.of("found", "data", "statement", "Two tickets of 2024."));
    }

    private static List<String> collected() {
        return rows().sql("select detail from dp_audit where chain = ? and action = 'COLLECT'")
                .param(freja.id)
                .query(String.class)
                .list();
    }

    @Test
    @Order(3)
    void aKilledServerGoesOnWhereItWas() {
        AccessCase late = AccessCase.file(app, Filing.of("Mads Sen", "mads@nordlys.example"));
        String review = freja.petra.awaitTask(freja.id, AccessCase.REVIEW);
        freja.petra.claim(review);
        freja.includeEverything();
        List<String> before = items();
        assertThat(freja.petra.submit(review, Map.of("reviewed", true)).statusCode())
                .isBetween(200, 204);

        app.kill();
        assertThat(count("select count(*) from dp_attachment where kind = 'answer'"))
                .as("killed in time")
                .isZero();
        rows().sql("update dp_deadline set expires_at = current_timestamp - interval '1 hour' where case_id = ?")
                .param(late.id)
                .update();
        rows().sql("update ACT_RU_JOB set LOCK_EXP_TIME_ = current_timestamp where LOCK_OWNER_ is not null")
                .update();
        app.restart();
        assertThat(app.log()).contains("Passed while no node ran: dsar-response of " + late.reference());

        freja = freja.at(app);
        assertThat(items()).isEqualTo(before).doesNotHaveDuplicates();
        freja.approved().awaitClosed();
        Awaitility.await("answer").until(() -> received(Filing.FREJA_MAIL).size() == 2);
        assertThat(received(Filing.FREJA_MAIL))
                .containsExactly(
                        "We have received your request " + freja.reference(),
                        "The answer to your request " + freja.reference() + " is ready");
        assertThat(count("select count(*) from dp_attachment where kind = 'answer'"))
                .isEqualTo(2);
        assertThat(collected()).hasSize(5).doesNotHaveDuplicates();
        assertThat(new StaffClient(app, "admin")
                        .read("/actuator/audit")
                        .get("intact")
                        .asBoolean())
                .isTrue();
    }

    private static List<String> items() {
        return freja.petra.items(freja.id).findValuesAsText("id");
    }

    @Test
    @Order(4)
    void aDatabaseThatComesBackIsUsedAgain() {
        postgres.stop();
        assertThat(new PersonClient(app)
                        .send(Filing.of("Tom", "tom@nordlys.example"))
                        .statusCode())
                .isGreaterThanOrEqualTo(500);
        postgres.start();

        Filing again = Filing.of("Ane Igen", "ane@nordlys.example");
        Awaitility.await("taken")
                .atMost(Duration.ofSeconds(60))
                .until(() -> new PersonClient(app).send(again).statusCode() == 200);
        Awaitility.await("mail")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !received(again.mail()).isEmpty());
        assertThat(received(again.mail())).hasSize(1);
    }

    private static JdbcClient rows() {
        return JdbcClient.create(postgres.database());
    }

    private static int count(String sql) {
        return rows().sql(sql).query(Integer.class).single();
    }

    /** Subjects of what arrived, oldest first. */
    private static List<String> received(String address) {
        return Arrays.stream(mailServer.getReceivedMessages())
                .filter(mail ->
                        unchecked(() -> mail.getAllRecipients()[0].toString()).contains(address))
                .map(mail -> unchecked(mail::getSubject))
                .toList();
    }

    private interface Part {
        String get() throws Exception;
    }

    private static String unchecked(Part part) {
        try {
            return part.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
