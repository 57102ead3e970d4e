package io.dueprocess.mail;

import static io.dueprocess.mail.OutboxRows.State.SENT;
import static io.dueprocess.mail.OutboxRows.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.dueprocess.support.TestDatabases;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class DeliveryTest {

    private final OutboxFixture fixture = new OutboxFixture(TestDatabases.h2());

    @Test
    void withoutAMailServerAMailIsAFileThatMailProgramsRead(@TempDir Path data) throws Exception {
        fixture.enqueue("extended");
        fixture.sender(new FileDelivery(data.resolve("outbox"), fixture.mimeLetters()))
                .sendDue();
        List<Path> files = files(data.resolve("outbox"));
        assertThat(files)
                .singleElement()
                .asString()
                .contains("20261124T090000000Z-")
                .endsWith(".eml");
        try (InputStream in = Files.newInputStream(files.get(0))) {
            check(new MimeMessage(Session.getInstance(new Properties()), in));
        }
    }

    @Test
    void aFileDeliveredTwiceIsOneFile(@TempDir Path data) throws Exception {
        fixture.enqueue("extended");
        FileDelivery delivery = new FileDelivery(data, fixture.mimeLetters());
        Delivery thatDiesAfterwards = new Delivery() {
            @Override
            public void deliver(OutboxRows.Row row, Letter letter) throws Exception {
                delivery.deliver(row, letter);
                throw new IllegalStateException("died");
            }

            @Override
            public String name() {
                return "dies";
            }
        };
        fixture.sender(thatDiesAfterwards).sendDue();
        fixture.clock.turn(Duration.ofHours(1));
        fixture.sender(delivery).sendDue();
        assertThat(files(data)).hasSize(1);
        assertThat(fixture.count(SENT)).isEqualTo(1);
    }

    @Test
    void aMailSurvivesAMailServerThatIsDown() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        OutboxSender sender = fixture.sender(new SmtpDelivery(smtp(port), fixture.mimeLetters()));
        fixture.enqueue("extended");
        for (int minute = 0; minute < 60; minute++) {
            sender.sendDue();
            fixture.clock.turn(Duration.ofMinutes(1));
        }
        assertThat(fixture.count(WAITING)).isEqualTo(1);

        GreenMail restarted = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        restarted.start();
        try {
            fixture.clock.turn(Duration.ofHours(1));
            sender.sendDue();
            sender.sendDue();
            assertThat(restarted.getReceivedMessages()).hasSize(1);
            check(restarted.getReceivedMessages()[0]);
        } finally {
            restarted.stop();
        }
    }

    private void check(MimeMessage message) throws Exception {
        String id = fixture.jdbc
                .sql("select message_id from dp_mail")
                .query(String.class)
                .single();
        assertThat(message.getSubject()).isEqualTo("Vi har brug for mere tid til din anmodning DP-æøå🗂");
        assertThat(message.getMessageID()).isEqualTo(id).endsWith("@milestone.example>");
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Årets Æbler");
        assertThat(message.getRecipients(Message.RecipientType.TO)[0]).hasToString("marker@person.example");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(message.getContentLanguage()).containsExactly("da");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContent()).asString().contains("Many systems 🗂 to search, på dansk.");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent()).asString().contains("<p", "på dansk.", "</html>");
    }

    private static JavaMailSenderImpl smtp(int port) {
        JavaMailSenderImpl smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(port);
        return smtp;
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
