package io.dueprocess.sla;

import io.dueprocess.casefile.CaseShredded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code dp_timer_fired}: evidence of when each timer was due and when it fired; and how late, as the metric
 * {@code dueprocess_timer_lateness_seconds}.
 */
@Component
class FiredTimers {

    private final JdbcClient jdbc;
    private final ObjectProvider<MeterRegistry> meters;

    FiredTimers(JdbcClient jdbc, ObjectProvider<MeterRegistry> meters) {
        this.jdbc = jdbc;
        this.meters = meters;
    }

    void note(String caseId, String element, Instant due, Instant at) {
        jdbc.sql("insert into dp_timer_fired (case_id, element, due, fired) values (?, ?, ?, ?)")
                .params(caseId, element, due.atOffset(ZoneOffset.UTC), at.atOffset(ZoneOffset.UTC))
                .update();
        meters.ifAvailable(registry -> lateness(registry).record(Duration.between(due, at)));
    }

    private static Timer lateness(MeterRegistry registry) {
        return Timer.builder("dueprocess.timer.lateness")
                .description("From when a case's timer was due until it fired")
                .publishPercentileHistogram(false)
                .register(registry);
    }

    @EventListener
    void forget(CaseShredded shredded) {
        jdbc.sql("delete from dp_timer_fired where case_id = ?")
                .param(shredded.caseId())
                .update();
    }
}
