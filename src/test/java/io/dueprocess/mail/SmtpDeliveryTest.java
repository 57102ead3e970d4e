package io.dueprocess.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.support.TestDatabases;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What is said to an SMTP server, and what is made of its answers. */
class SmtpDeliveryTest {

    private static final Letter LETTER = new Letter("tom@person.example", "da", "Emne", "Tekst", "<p>Tekst</p>");

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile String toSender = "250 ok";
    private volatile String toRecipient = "250 ok";
    private volatile String toContent = "250 ok";
    private ServerSocket server;
    private SmtpDelivery delivery;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0);
        Thread thread = new Thread(this::accept);
        thread.setDaemon(true);
        thread.start();
        JavaMailSenderImpl smtp = new JavaMailSenderImpl();
        smtp.setHost("127.0.0.1");
        smtp.setPort(server.getLocalPort());
        delivery = new SmtpDelivery(smtp, new OutboxFixture(TestDatabases.h2()).mimeLetters());
    }

    @AfterEach
    void stop() throws IOException {
        delivery.pause();
        server.close();
    }

    @Test
    void mailsShareAConnectionUntilAPauseAndAHundredAtMost() throws Exception {
        for (int i = 0; i < SmtpDelivery.MOST_ON_A_CONNECTION; i++) {
            deliver();
        }
        assertThat(connections).hasValue(1);
        deliver();
        assertThat(connections).hasValue(2);
        delivery.pause();
        deliver();
        assertThat(connections).hasValue(3);
        assertThat(accepted).hasValue(SmtpDelivery.MOST_ON_A_CONNECTION + 2);
    }

    @ParameterizedTest
    @CsvSource({"550 5.1.1 no such user", "553 mailbox name not allowed", "550 no such user here"})
    void anAddressThatIsRefusedForGoodIsUndeliverableAndTheConnectionGoesOn(String answer) throws Exception {
        deliver();
        toRecipient = answer;
        assertThatThrownBy(this::deliver).isInstanceOf(Undeliverable.class).hasMessage(null);
        toRecipient = "250 ok";
        deliver();
        assertThat(connections).hasValue(1);
        Awaitility.await("the server counts after it has answered").untilAtomic(accepted, Matchers.is(2));
    }

    @ParameterizedTest
    @CsvSource({"450 4.2.1 try later", "451 greylisted", "550 5.7.1 your network is blocked", "421 bye"})
    void whatMayBeLiftedIsTriedAgain(String answer) {
        toRecipient = answer;
        assertThatThrownBy(this::deliver).isInstanceOf(MessagingException.class);
        toRecipient = "250 ok";
        assertThatCode(this::deliver).doesNotThrowAnyException();
    }

    @Test
    void aRefusedSenderOrMessageIsNoMatterOfTheAddress() {
        toSender = "550 5.1.8 bad sender";
        assertThatThrownBy(this::deliver).isInstanceOf(MessagingException.class);
        toSender = "250 ok";
        toContent = "554 5.6.0 no";
        assertThatThrownBy(this::deliver).isInstanceOf(MessagingException.class);
    }

    private void deliver() throws Exception {
        delivery.deliver(
                new OutboxRows.Row("id", "case", "key", "template", 1, Instant.EPOCH, "<id@here>", false, null),
                LETTER);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                Thread thread = new Thread(() -> talk(client));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    say(out, "354 go on");
                    while (!in.readLine().equals(".")) {
                        // the content
                    }
                    say(out, toContent);
                    accepted.addAndGet(toContent.startsWith("2") ? 1 : 0);
                } else if (line.startsWith("MAIL")) {
                    say(out, toSender);
                } else {
                    say(out, line.startsWith("RCPT") ? toRecipient : "250 ok");
                }
            }
        } catch (IOException ended) {
            // the client has gone
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
