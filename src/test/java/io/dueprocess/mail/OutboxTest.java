package io.dueprocess.mail;

import static io.dueprocess.mail.OutboxRows.State.FAILED;
import static io.dueprocess.mail.OutboxRows.State.SENT;
import static io.dueprocess.mail.OutboxRows.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseShredded;
import io.dueprocess.support.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class OutboxTest {

    private final OutboxFixture fixture = new OutboxFixture(database());
    private final Post post = new Post();
    private final OutboxSender sender = fixture.sender(post);

    DataSource database() {
        return TestDatabases.h2();
    }

    @Test
    void aMailIsSentOnceAndOnlyItsFactsAreKept() {
        fixture.enqueue("extended");
        sender.sendDue();
        sender.sendDue();
        assertThat(post.delivered)
                .hasSize(1)
                .allSatisfy((id, times) -> assertThat(times).hasValue(1));
        Map<String, Object> row =
                fixture.jdbc.sql("select * from dp_mail").query().singleRow();
        assertThat(row.get("payload")).isNull();
        assertThat(row.get("state")).isEqualTo("SENT");
        assertThat(row.get("sent_at")).isNotNull();
        verify(fixture.audit)
                .record(eq(fixture.caseId), eq(Actors.SYSTEM), eq(AuditAction.SEND), startsWith("dsar-extended "));
    }

    @Test
    void aSecondMailWithTheSameKeyIsNotEnqueued() {
        fixture.enqueue("extended");
        fixture.enqueue("extended");
        sender.sendDue();
        fixture.enqueue("extended");
        sender.sendDue();
        assertThat(post.delivered).hasSize(1);
    }

    @Test
    void aMailWithoutContentNeedsNoCaseKey() {
        fixture.enqueueWithoutContent("to-do");
        assertThat(fixture.jdbc
                        .sql("select payload from dp_mail")
                        .query(byte[].class)
                        .single())
                .asString(StandardCharsets.UTF_8)
                .doesNotContain("marker@person.example", "something to do");
        sender.sendDue();
        assertThat(post.delivered).hasSize(1);
        verifyNoInteractions(fixture.caseCipher);
    }

    @Test
    void aRolledBackTransactionSendsNothing() {
        assertThatThrownBy(() -> fixture.transaction.executeWithoutResult(status -> {
                    fixture.enqueue("extended");
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        sender.sendDue();
        assertThat(post.delivered).isEmpty();
    }

    @Test
    void aMailWaitsForItsTransactionToCommit() {
        fixture.transaction.executeWithoutResult(status -> {
            fixture.enqueue("extended");
            Future<?> other = Executors.newSingleThreadExecutor().submit(sender::sendDue);
            assertThat(other).succeedsWithin(Duration.ofSeconds(10));
            assertThat(post.delivered).isEmpty();
        });
        sender.sendDue();
        assertThat(post.delivered).hasSize(1);
    }

    @Test
    void recipientSubjectAndTextAreStoredEncrypted() throws IOException {
        fixture.enqueue("extended");
        Map<String, Object> row =
                fixture.jdbc.sql("select * from dp_mail").query().singleRow();
        String stored = row.toString() + new String((byte[]) row.get("payload"), StandardCharsets.UTF_8);
        assertThat(stored).doesNotContain("marker", "DP-æøå", "Many systems", "person.example");
    }

    @Test
    void aMailIsTriedAgainWithGrowingPausesForThreeDays() {
        fixture.enqueue("extended");
        post.down = true;
        sender.sendDue();
        sender.sendDue();
        assertThat(post.attempts).hasValue(1);
        fixture.clock.turn(Duration.ofSeconds(29));
        sender.sendDue();
        assertThat(post.attempts).hasValue(1);
        fixture.clock.turn(Duration.ofSeconds(1));
        sender.sendDue();
        assertThat(post.attempts).hasValue(2);
        for (int hour = 0; hour < 80; hour++) {
            fixture.clock.turn(Duration.ofHours(1));
            sender.sendDue();
        }
        assertThat(post.attempts).hasValueBetween(70, 76);
        assertThat(fixture.count(FAILED)).isEqualTo(1);
        post.down = false;
        sender.sendDue();
        assertThat(post.delivered).isEmpty();
        verifyNoInteractions(fixture.audit);
    }

    @Test
    void pausesDoubleFromHalfAMinuteToAnHour() {
        assertThat(List.of(1, 2, 3, 7, 8, 9, 100))
                .map(OutboxSender::pauseAfter)
                .containsExactly(
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(32),
                        Duration.ofHours(1),
                        Duration.ofHours(1),
                        Duration.ofHours(1));
    }

    @Test
    void oneMailThatCannotBeSentHoldsUpNoOther() {
        for (int i = 0; i < 5; i++) {
            fixture.enqueue("mail-" + i);
        }
        post.refuseFirst = true;
        for (int tick = 0; tick < 3; tick++) {
            sender.sendDue();
        }
        assertThat(post.delivered).hasSize(4);
        assertThat(fixture.count(WAITING)).isEqualTo(1);
    }

    @Test
    void aMailboxThatDoesNotExistIsGivenUpAtOnceAndHoldsUpNoOther() {
        for (int i = 0; i < 3; i++) {
            fixture.enqueue("mail-" + i);
        }
        post.noMailbox = 2;
        sender.sendDue();
        assertThat(post.delivered).hasSize(2);
        assertThat(fixture.count(FAILED)).isEqualTo(1);
        assertThat(fixture.count(WAITING)).isZero();
        assertThat(fixture.outbox.progress(fixture.caseId, "dsar-extended")).isEqualTo(new Outbox.Progress(0, 2, 1));
    }

    @Test
    void whatWasTakenAndNotTriedIsGivenBackAsItWas() {
        for (int i = 0; i < 3; i++) {
            fixture.enqueue("mail-" + i);
        }
        post.down = true;
        sender.sendDue();
        assertThat(post.attempts).hasValue(1);
        assertThat(fixture.jdbc
                        .sql("select attempts from dp_mail order by attempts")
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 0, 1);
        post.down = false;
        sender.sendDue();
        assertThat(post.delivered).as("at once").hasSize(2);
    }

    @Test
    void nothingIsHandedOverOnceHalfOfItsLeaseIsGone() {
        for (int i = 0; i < 3; i++) {
            fixture.enqueue("mail-" + i);
        }
        post.afterEach =
                () -> fixture.clock.turn(OutboxFixture.LEASE.dividedBy(2).plusSeconds(1));
        sender.sendDue();
        assertThat(post.delivered).hasSize(1);
        sender.sendDue();
        sender.sendDue();
        assertThat(post.delivered)
                .hasSize(3)
                .allSatisfy((id, times) -> assertThat(times).hasValue(1));
    }

    @Test
    void whatANodeWithAClockThatIsAheadHasTakenIsNotHandedOverTwice() {
        for (int i = 0; i < 3; i++) {
            fixture.enqueue("mail-" + i);
        }
        Instant ahead = fixture.clock.instant().plus(Duration.ofHours(1));
        post.afterEach = () -> fixture.transaction.executeWithoutResult(
                status -> fixture.rows.claim(ahead, ahead.plus(OutboxFixture.LEASE), 20));
        sender.sendDue();
        assertThat(post.delivered).as("but for the one that was in the air").hasSize(1);
    }

    @Test
    void aMailWaitsForItsTime() {
        Instant later = fixture.clock.instant().plus(Duration.ofMinutes(5));
        fixture.enqueue("later", later);
        sender.sendDue();
        assertThat(post.delivered).isEmpty();
        assertThat(fixture.outbox.lastPlanned(fixture.caseId, "dsar-extended")).contains(later);
        fixture.clock.turn(Duration.ofMinutes(5));
        sender.sendDue();
        assertThat(post.delivered).hasSize(1);
    }

    @Test
    void twoNodesSendEachMailOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            fixture.enqueue("mail-" + i);
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            OutboxSender other = fixture.sender(post);
            done.add(nodes.submit(() -> {
                start.await();
                for (int tick = 0; tick < 10; tick++) {
                    other.sendDue();
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> node : done) {
            node.get(60, TimeUnit.SECONDS);
        }
        nodes.shutdown();
        sender.sendDue();
        assertThat(post.delivered)
                .hasSize(40)
                .allSatisfy((id, times) -> assertThat(times).hasValue(1));
        assertThat(fixture.count(SENT)).isEqualTo(40);
    }

    @Test
    void aMailTakenByANodeThatDiedIsSentWhenTheLeaseEnds() {
        fixture.enqueue("extended");
        fixture.transaction.executeWithoutResult(status -> assertThat(fixture.rows.claim(
                        fixture.clock.instant(), fixture.clock.instant().plus(OutboxFixture.LEASE)))
                .isPresent());
        sender.sendDue();
        assertThat(post.delivered).isEmpty();
        fixture.clock.turn(OutboxFixture.LEASE);
        sender.sendDue();
        assertThat(post.delivered).hasSize(1);
    }

    @Test
    void aNodeWhoseLeaseEndedMarksNothing() {
        fixture.enqueue("extended");
        var first = fixture.transaction
                .execute(status -> fixture.rows.claim(fixture.clock.instant(), fixture.clock.instant()))
                .orElseThrow();
        fixture.transaction.execute(status -> fixture.rows.claim(
                fixture.clock.instant(), fixture.clock.instant().plus(OutboxFixture.LEASE)));
        assertThat(fixture.rows.sent(first, fixture.clock.instant())).isFalse();
    }

    @Test
    void aShreddedCaseLeavesNoMail() {
        fixture.enqueue("extended");
        fixture.outbox.forget(new CaseShredded(fixture.caseId));
        sender.sendDue();
        assertThat(post.delivered).isEmpty();
        assertThat(fixture.count(WAITING)).isZero();
    }

    @Test
    void operatorsSeeWhatWaitsAndWhatWasGivenUp() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        OutboxReport report = new OutboxReport(fixture.rows, post, meters);
        fixture.enqueue("extended");
        assertThat(report.health().getDetails()).containsEntry("waiting", 1).containsEntry("failed", 0);
        post.down = true;
        fixture.clock.turn(OutboxSender.GIVE_UP_AFTER);
        sender.sendDue();
        assertThat(report.health().getStatus()).isEqualTo(Status.UP);
        assertThat(report.health().getDetails()).containsEntry("failed", 1);
        assertThat(meters.get("dueprocess.mail.failed").gauge().value()).isEqualTo(1);
    }

    /** A postman who can be made to refuse. */
    private static final class Post implements Delivery {

        private final Map<String, AtomicInteger> delivered = new ConcurrentHashMap<>();
        private final AtomicInteger attempts = new AtomicInteger();
        private volatile boolean down;
        private volatile boolean refuseFirst;
        private volatile int noMailbox;
        private volatile Runnable afterEach = () -> {};

        @Override
        public void deliver(OutboxRows.Row row, Letter letter) throws IOException, Undeliverable {
            int attempt = attempts.incrementAndGet();
            if (attempt == noMailbox) {
                throw new Undeliverable();
            }
            if (down || (refuseFirst && attempt == 1)) {
                throw new IOException("550 no such user marker@person.example");
            }
            delivered.computeIfAbsent(row.id(), id -> new AtomicInteger()).incrementAndGet();
            afterEach.run();
        }

        @Override
        public String name() {
            return "test";
        }
    }
}
