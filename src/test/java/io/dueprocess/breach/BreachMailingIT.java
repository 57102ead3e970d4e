package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.HoldingSmtp;
import io.dueprocess.support.TestDatabases;
import jakarta.mail.internet.MimeMessage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ten thousand people are written to, and the node is killed in the middle of it. */
class BreachMailingIT {

    private static final int PEOPLE = 10_000;
    private static final int KILLED_AT = 3_333;

    private static final File LOG = new File("target/breach-mailing-node.log");

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabases.postgres();
    private final JdbcClient rows = JdbcClient.create(database);
    private final GreenMail mails = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final String key = OrganisationKey.generate();
    private HoldingSmtp smtp;
    private Process node;

    @BeforeEach
    void start() throws IOException {
        ((Logger) LoggerFactory.getLogger("com.icegreen")).setLevel(Level.WARN); // it tells of each mailbox
        mails.start();
        GreenMailUser everybody = mails.setUser("everybody@person.example", "none");
        mails.getUserManager().setMessageDeliveryHandler((message, address) -> everybody); // mailboxes are a list
        smtp = new HoldingSmtp(mails.getSmtp().getPort(), KILLED_AT);
        launch();
    }

    @AfterEach
    void stop() {
        node.destroyForcibly();
        smtp.close();
        mails.stop();
    }

    @Test
    void everybodyIsWrittenToExactlyOnceThoughTheNodeIsKilledInTheMiddle() throws Exception {
        Awaitility.await("the middle")
                .atMost(Duration.ofMinutes(3))
                .failFast("the node ended, see " + LOG, () -> !node.isAlive())
                .until(() -> smtp.held().getCount() == 0);
        kill();
        smtp.letGo();

        int accepted = received().size();
        assertThat(accepted).isEqualTo(KILLED_AT - 1);
        assertThat(count("SENT")).as("noted as sent is what was accepted").isEqualTo(accepted);

        launch();
        Awaitility.await("all")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .failFast("the node ended", () -> !node.isAlive())
                .until(() -> count("SENT") == PEOPLE);
        List<String> received = received();
        assertThat(received).hasSize(PEOPLE);
        assertThat(new TreeSet<>(received)).as("nobody twice").hasSize(PEOPLE);
        assertThat(count("WAITING") + count("FAILED")).isZero();
        assertThat(rows.sql("select sum(people) from dp_breach_batch where written_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(PEOPLE);
    }

    private void launch() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                MailingNode.class.getName(),
                database.getURL() + "&user=postgres",
                String.valueOf(smtp.port()),
                String.valueOf(PEOPLE),
                key);
        node = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG))
                .start();
    }

    /** {@code kill -9}. */
    private void kill() throws InterruptedException {
        node.destroyForcibly();
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private int count(String state) {
        return rows.sql("select count(*) from dp_mail where state = ?")
                .param(state)
                .query(Integer.class)
                .single();
    }

    private List<String> received() {
        return Stream.of(mails.getReceivedMessages())
                .map(BreachMailingIT::recipient)
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
