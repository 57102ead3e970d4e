package io.dueprocess.sla;

import io.dueprocess.node.StaffNode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The board for Prometheus, per process: {@code dueprocess_cases_open}, {@code dueprocess_duties_due{within}},
 * {@code dueprocess_duties_overdue}, {@code dueprocess_duties_on_time_ratio} and {@code dueprocess_duties_next_seconds}, which is below 0 once
 * a duty is overdue. NaN where a number is withheld or there is none; of sealed cases the next duty never shows.
 */
@StaffNode
@Component
class SlaMetrics implements MeterBinder {

    /** One scrape asks for many gauges. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final Map<String, Function<Board.Process, Integer>> WITHIN = Map.of(
            "24h", Board.Process::dueIn24Hours, "3d", Board.Process::dueIn3Days, "7d", Board.Process::dueIn7Days);

    private static final double PERCENT = 100;

    private final SlaBoard board;
    private final Clock clock;
    private SlaBoard.Outlook last;

    SlaMetrics(SlaBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (String process : Duties.PROCESSES) {
            Tags tags = Tags.of("process", process);
            gauge(meters, "dueprocess.cases.open", "Cases not closed", process, Tags.empty(), Board.Process::open);
            WITHIN.forEach((within, number) -> gauge(
                    meters,
                    "dueprocess.duties.due",
                    "Duties to be done within that time",
                    process,
                    Tags.of("within", within),
                    number));
            gauge(
                    meters,
                    "dueprocess.duties.overdue",
                    "Duties whose date has expired",
                    process,
                    Tags.empty(),
                    Board.Process::overdue);
            Gauge.builder(
                            "dueprocess.duties.on.time.ratio",
                            this,
                            metrics -> metrics.number(process, Board.Process::onTimePercent) / PERCENT)
                    .description("Duties done in time in twelve months; those late and those overdue fail")
                    .tags(tags)
                    .register(meters);
            Gauge.builder("dueprocess.duties.next.seconds", this, metrics -> metrics.next(process))
                    .description("Seconds until the next duty expires")
                    .tags(tags)
                    .register(meters);
        }
    }

    private void gauge(
            MeterRegistry meters,
            String name,
            String description,
            String process,
            Tags more,
            Function<Board.Process, Integer> number) {
        Gauge.builder(name, this, metrics -> metrics.number(process, number))
                .description(description)
                .tags(more.and("process", process))
                .register(meters);
    }

    private double number(String process, Function<Board.Process, Integer> number) {
        return outlook().board().processes().stream()
                .filter(one -> one.key().equals(process))
                .map(number)
                .findFirst()
                .map(Integer::doubleValue)
                .orElse(Double.NaN);
    }

    private double next(String process) {
        Instant next = outlook().next().get(process);
        return next == null
                ? Double.NaN
                : Duration.between(clock.instant(), next).toSeconds();
    }

    private synchronized SlaBoard.Outlook outlook() {
        if (last == null || last.board().asOf().plus(FRESH).isBefore(clock.instant())) {
            last = board.outlook(Locale.ENGLISH);
        }
        return last;
    }
}
