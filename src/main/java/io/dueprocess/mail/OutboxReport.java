package io.dueprocess.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells operators, as health component {@code outbox}, what waits and what was given up. Always UP: a mail server that is
 * down is no reason to restart us.
 */
@Component("outboxHealthIndicator")
class OutboxReport implements HealthIndicator {

    private final OutboxRows rows;
    private final Delivery delivery;

    OutboxReport(OutboxRows rows, Delivery delivery, MeterRegistry meters) {
        this.rows = rows;
        this.delivery = delivery;
        gauge(meters, "dueprocess.mail.waiting", "Mails not yet sent", OutboxRows.State.WAITING);
        gauge(meters, "dueprocess.mail.failed", "Mails given up after three days", OutboxRows.State.FAILED);
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("delivery", delivery.name())
                .withDetail("waiting", rows.count(OutboxRows.State.WAITING))
                .withDetail("failed", rows.count(OutboxRows.State.FAILED))
                .build();
    }

    private void gauge(MeterRegistry meters, String name, String description, OutboxRows.State state) {
        Gauge.builder(name, rows, all -> all.count(state))
                .description(description)
                .register(meters);
    }
}
