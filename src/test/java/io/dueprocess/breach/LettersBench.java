package io.dueprocess.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.dueprocess.bench.Setting;
import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.support.TestDatabases;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Letters to people, from the list to the mail server, against bare messages to the same server over one connection: the same
 * machine, the same run. No test: {@code mvn -Pbench verify} starts it.
 */
class LettersBench {

    private static final int LETTERS = 2_000;
    private static final int ROUNDS = 3;

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @Test
    void lettersPerSecond() throws Exception {
        assumeTrue(Setting.wanted("letters"));
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        server.start();
        GreenMailUser everybody = server.setUser("everybody@person.example", "none");
        server.getUserManager().setMessageDeliveryHandler((message, address) -> everybody);
        for (int round = 1; round <= ROUNDS; round++) {
            double bare = LETTERS / bare();
            double letters = LETTERS / letters();
            System.out.printf(
                    "round %d: %.0f bare messages a second, %.0f letters a second, ratio %.2f%n",
                    round, bare, letters, letters / bare);
        }
        server.stop();
    }

    /** Seconds. */
    private double bare() throws Exception {
        Session session = Session.getInstance(new Properties());
        long start = System.nanoTime();
        try (Transport connection = session.getTransport("smtp")) {
            connection.connect("127.0.0.1", server.getSmtp().getPort(), null, null);
            for (int i = 0; i < LETTERS; i++) {
                MimeMessage message = new MimeMessage(session);
                message.setFrom(new InternetAddress("privacy@milestone.example"));
                message.setRecipient(Message.RecipientType.TO, new InternetAddress("person" + i + "@person.example"));
                message.setSubject("Bare");
                message.setText("x".repeat(1_000));
                message.saveChanges();
                connection.sendMessage(message, message.getAllRecipients());
            }
        }
        return seconds(start);
    }

    /** Seconds from the first batch until the last letter is noted as sent. */
    private double letters() throws Exception {
        PGSimpleDataSource database = (PGSimpleDataSource) TestDatabases.postgres();
        String url = database.getURL() + "&user=postgres";
        try (AnnotationConfigApplicationContext node =
                MailingNode.start(url, server.getSmtp().getPort(), OrganisationKey.generate())) {
            String caseId = MailingNode.begin(node, LETTERS);
            long start = System.nanoTime();
            MailingNode.write(node, caseId);
            while (sent(database) < LETTERS) {
                Thread.sleep(20);
            }
            double seconds = seconds(start);
            assertThat(sent(database)).isEqualTo(LETTERS);
            return seconds;
        }
    }

    private static int sent(PGSimpleDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from dp_mail where state = 'SENT'")
                .query(Integer.class)
                .single();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
