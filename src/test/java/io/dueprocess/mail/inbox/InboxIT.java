package io.dueprocess.mail.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.dueprocess.casefile.CaseShredded;
import io.dueprocess.mail.inbox.InboxHandler.Kind;
import io.dueprocess.mail.inbox.InboxHandler.Outcome;
import io.dueprocess.support.ServiceWorld;
import io.dueprocess.support.TestDatabases;
import io.dueprocess.support.TurningClock;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A real IMAP server with the mails that come: each is taken once, whatever happens in between. */
@Timeout(120)
class InboxIT {

    private static final String USER = "privacy@milestone.example";
    private static final String PASSWORD = "made-up";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @RegisterExtension
    static final GreenMailExtension SERVER =
            new GreenMailExtension(new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()}).withPerMethodLifecycle(true);

    private final TurningClock clock = new TurningClock(NOW);
    private final List<AnnotationConfigApplicationContext> nodes = new ArrayList<>();
    private final Handler handler = new Handler();
    private DataSource database = TestDatabases.h2();

    /** Stands in for the process: writes in the caller's transaction what it was given. */
    private final class Handler implements InboxHandler {

        private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
        private volatile String poison = "none";
        private volatile Runnable afterwards = () -> {};

        @Override
        public Outcome take(IncomingMail mail) {
            if (mail.manner() == IncomingMail.Manner.AUTOMATIC) {
                return new Outcome(Kind.AUTOMATIC, null, false);
            }
            if (mail.senders().isEmpty()) {
                return new Outcome(Kind.TROUBLE, null, false);
            }
            String caseId = UUID.randomUUID().toString();
            JdbcClient.create(database)
                    .sql("insert into taken (id, subject, quiet) values (?, ?, ?)")
                    .params(caseId, mail.subject(), mail.manner() == IncomingMail.Manner.QUIET)
                    .update();
            if (mail.subject().equals(poison)) {
                throw new IllegalStateException("made to fail");
            }
            afterwards.run();
            return new Outcome(Kind.CASE, caseId, mail.incomplete());
        }

        @Override
        public void trouble(String key) {
            troubles.add(key);
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @EnableConfigurationProperties(InboxSettings.class)
    @ComponentScan("io.dueprocess.casefile")
    @Import({
        ServiceWorld.class,
        InboxRows.class,
        InboxIntake.class,
        InboxRound.class,
        ImapServer.class,
        OauthToken.class,
        MailReader.class
    })
    static class Wiring {}

    private InboxRound node(String... own) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "dueprocess.inbox.host",
                "127.0.0.1",
                "dueprocess.inbox.port",
                String.valueOf(SERVER.getImap().getPort()),
                "dueprocess.inbox.user",
                USER,
                "dueprocess.inbox.password",
                PASSWORD,
                "dueprocess.inbox.tls",
                "none",
                "dueprocess.inbox.largest-mail",
                "3MB",
                "dueprocess.mail.from",
                "Privacy <" + USER + ">"));
        for (int i = 0; i < own.length; i += 2) {
            settings.put("dueprocess.inbox." + own[i], own[i + 1]);
        }
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setAllowBeanDefinitionOverriding(true);
        ServiceWorld.settle(context, settings);
        context.getBeanFactory().registerSingleton("clock", clock);
        context.registerBean("handler", InboxHandler.class, () -> handler);
        context.register(Wiring.class);
        context.addBeanFactoryPostProcessor(beans -> {});
        context.registerBean("database", DataSource.class, () -> database);
        context.refresh();
        nodes.add(context);
        return context.getBean(InboxRound.class);
    }

    private void table() {
        JdbcClient.create(database)
                .sql("create table if not exists taken (id varchar(36), subject varchar(500), quiet boolean)")
                .update();
        SERVER.setUser(USER, USER, PASSWORD);
    }

    @AfterEach
    void stop() {
        nodes.forEach(AnnotationConfigApplicationContext::close);
    }

    private void deliver(byte[]... mails) throws MessagingException {
        GreenMailUser user = SERVER.getUserManager().getUserByEmail(USER);
        for (byte[] mail : mails) {
            user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        }
    }

    private List<String> taken() {
        return JdbcClient.create(database)
                .sql("select subject from taken order by subject")
                .query(String.class)
                .list();
    }

    private int in(String folder) throws MessagingException {
        Properties properties = new Properties();
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", SERVER.getImap().getPort(), USER, PASSWORD);
            Folder found = store.getFolder(folder);
            if (!found.exists()) {
                return 0;
            }
            found.open(Folder.READ_ONLY);
            int alive = 0;
            for (Message mail : found.getMessages()) {
                alive += mail.isSet(Flags.Flag.DELETED) ? 0 : 1;
            }
            return alive;
        }
    }

    @Test
    void eachMailIsTakenOnceAndMovedToWhereItBelongs() throws Exception {
        table();
        deliver(
                SampleMails.plain("1@x", "a plain", "Delete my data"),
                SampleMails.plain("2@x", "away", "x", "Auto-Submitted: auto-replied"),
                SampleMails.plain("3@x", "b spam", "x", "X-Spam-Flag: YES"),
                SampleMails.large("4@x", 11_000_000),
                SampleMails.deep(200),
                SampleMails.bytes("Subject: nobody\n\nwho?"),
                SampleMails.bytes("From: c@person.example\n\n"),
                new byte[] {'\r', '\n'},
                SampleMails.with("Subject: c broken\nContent-Type: multipart/mixed\n", "no boundary at all\n"));
        InboxRound round = node();
        round.run();
        round.run();
        assertThat(taken()).containsExactly("", "Deep", "Large", "a plain", "b spam", "c broken");
        assertThat(in("INBOX")).isZero();
        assertThat(in("Due Process done")).isEqualTo(4);
        assertThat(in("Due Process kept whole")).isEqualTo(3);
        assertThat(in("Due Process trouble")).isEqualTo(2);
        assertThat(handler.troubles).hasSize(2);
    }

    @Test
    void theSameMailTwiceIsOneAndTwoMailsWithOneIdAreTwo() throws Exception {
        table();
        byte[] mail = SampleMails.plain("same@x", "one", "text");
        byte[] other = SampleMails.plain("same@x", "two", "other text");
        byte[] withoutId = SampleMails.bytes("From: a@person.example\nSubject: three\n\nx");
        deliver(mail, mail, other, other, withoutId, withoutId);
        InboxRound round = node();
        round.run();
        assertThat(taken()).containsExactly("one", "three", "two");
        deliver(mail, withoutId);
        round.run();
        assertThat(taken()).containsExactly("one", "three", "two");
        assertThat(in("INBOX")).isZero();
    }

    /** The node dies after the commit and before the move: the next look, here or elsewhere, only moves. */
    @Test
    void aCrashBetweenTakingAndMovingLosesAndDoublesNothing() throws Exception {
        table();
        deliver(SampleMails.plain("1@x", "one", "x"), SampleMails.plain("2@x", "two", "x"));
        node();
        InboxIntake dying = nodes.get(0).getBean(InboxIntake.class);
        try (Store store = nodes.get(0).getBean(ImapServer.class).connect()) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message mail : inbox.getMessages()) {
                dying.take(RawMail.read(mail, 100_000), NOW);
            }
        }
        assertThat(taken()).containsExactly("one", "two");
        assertThat(in("INBOX")).isEqualTo(2);
        node().run();
        assertThat(taken()).containsExactly("one", "two");
        assertThat(in("INBOX")).isZero();
        assertThat(in("Due Process done")).isEqualTo(2);
    }

    @Test
    void aMailThatFailsStopsNoOtherAndIsGivenToAPersonInTheEnd() throws Exception {
        table();
        handler.poison = "poison";
        deliver(SampleMails.plain("1@x", "poison", "x"), SampleMails.plain("2@x", "sound", "x"));
        InboxRound round = node();
        round.run();
        assertThat(taken()).containsExactly("sound");
        assertThat(in("INBOX")).isEqualTo(1);
        round.run();
        assertThat(handler.troubles).isEmpty();
        round.run();
        assertThat(handler.troubles).hasSize(1);
        assertThat(in("INBOX")).isZero();
        assertThat(in("Due Process trouble")).isEqualTo(1);
        assertThat(taken()).containsExactly("sound");
    }

    @Test
    void onH2TwoPollersTakeEachMailOnce() throws Exception {
        twoPollers();
    }

    @Test
    void onPostgresTwoPollersTakeEachMailOnce() throws Exception {
        database = TestDatabases.postgres();
        twoPollers();
    }

    private void twoPollers() throws Exception {
        table();
        for (int i = 0; i < 30; i++) {
            deliver(SampleMails.plain(i + "@x", "mail " + (100 + i), "x"));
        }
        handler.afterwards = () -> pause(20);
        List<InboxRound> rounds = List.of(node(), node());
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (InboxRound round : rounds) {
            Thread thread = new Thread(() -> {
                try {
                    start.await(10, TimeUnit.SECONDS);
                    round.run();
                } catch (MessagingException | InterruptedException ended) {
                    // the other one took what this one wanted to move
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        rounds.get(0).run();
        assertThat(taken()).hasSize(30).doesNotHaveDuplicates();
        assertThat(in("INBOX")).isZero();
        assertThat(handler.troubles).isEmpty();
    }

    /** Should two nodes ever hold the same mail at a time, the unique key decides. */
    @Test
    void onePairOfHandsGetsAMail() throws Exception {
        database = TestDatabases.postgres();
        table();
        handler.afterwards = () -> pause(50);
        node();
        node();
        RawMail mail = new RawMail(SampleMails.plain("1@x", "one", "x"), false);
        ConcurrentLinkedQueue<InboxIntake.Place> places = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (AnnotationConfigApplicationContext node : nodes) {
            Thread thread =
                    new Thread(() -> places.add(node.getBean(InboxIntake.class).take(mail, NOW)));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(places).containsExactly(InboxIntake.Place.DONE, InboxIntake.Place.DONE);
        assertThat(taken()).containsExactly("one");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyIsAnsweredWithoutEnd() throws Exception {
        table();
        for (int i = 0; i < 8; i++) {
            deliver(SampleMails.plain(i + "@x", "mail " + i, "x"));
        }
        node().run();
        assertThat(quiet()).isEqualTo(3);
        clock.to(NOW.plusSeconds(2 * 86_400));
        deliver(SampleMails.plain("later@x", "later", "x"));
        nodes.get(0).getBean(InboxRound.class).run();
        assertThat(quiet()).isEqualTo(3);
    }

    private int quiet() {
        return JdbcClient.create(database)
                .sql("select count(*) from taken where quiet")
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsKeptSaysNothingOfAnybodyAndIsForgotten() throws Exception {
        table();
        deliver(SampleMails.plain("1@x", "one", "x"));
        node().run();
        JdbcClient jdbc = JdbcClient.create(database);
        Map<String, Object> row = jdbc.sql("select * from dp_inbox").query().singleRow();
        assertThat(row.toString()).doesNotContain("freja", "1@x", "one");
        nodes.get(0).publishEvent(new CaseShredded(String.valueOf(row.get("case_id"))));
        assertThat(jdbc.sql("select count(*) from dp_inbox where sender_hash is null and case_id is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsDoneLeavesTheMailboxAfterItsTime() throws Exception {
        table();
        deliver(SampleMails.plain("1@x", "one", "x"));
        node().run();
        assertThat(in("Due Process done")).isEqualTo(1);
        clock.to(Instant.parse("2099-01-01T00:00:00Z"));
        nodes.get(0).getBean(InboxRound.class).run();
        assertThat(in("Due Process done")).isZero();
    }

    @Test
    void withoutTlsNoPasswordLeavesTheMachine() {
        assertThatThrownBy(() -> new ImapServer(MailReaderTest.settings("host", "mail.example", "tls", "none"), null))
                .hasMessageContaining("dueprocess.inbox.tls");
        for (String tls : List.of("required", "starttls")) {
            table();
            assertThatThrownBy(() -> node("tls", tls).run()).isInstanceOf(MessagingException.class);
        }
    }
}
