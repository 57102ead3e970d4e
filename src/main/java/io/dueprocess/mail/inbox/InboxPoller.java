package io.dueprocess.mail.inbox;

import io.dueprocess.node.StaffNode;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks into the mailbox again and again, in a thread of its own: a mail server that hangs holds up nothing else. Tells
 * operators, as health component {@code inbox}, when it last could. Always UP: a mail server that is down is no reason to
 * restart us.
 */
@Component("inboxHealthIndicator")
@StaffNode
@ConditionalOnProperty("dueprocess.inbox.host")
class InboxPoller implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(InboxPoller.class);

    private final InboxRound round;
    private final InboxSettings settings;
    private final Clock clock;

    private ScheduledExecutorService thread;
    private volatile Instant lastLook;
    private volatile String problem;

    InboxPoller(InboxRound round, InboxSettings settings, Clock clock) {
        this.round = round;
        this.settings = settings;
        this.clock = clock;
    }

    private void look() {
        try {
            round.run();
            lastLook = clock.instant();
            problem = null;
        } catch (Exception failure) {
            String now = failure.getClass().getSimpleName();
            if (!now.equals(problem)) {
                LOG.warn("The mailbox cannot be read: {}", now);
            }
            problem = now;
        }
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up().withDetail("lastLook", lastLook == null ? "never" : lastLook);
        String now = problem;
        return (now == null ? health : health.withDetail("problem", now)).build();
    }

    @Override
    public synchronized void start() {
        long pause = settings.interval().toMillis();
        thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "inbox"));
        thread.scheduleWithFixedDelay(this::look, Math.min(pause, 1000), pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
