package io.dueprocess.sla;

import io.dueprocess.sla.FigureRows.Counted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the cases of a process wait. */
final class StepReckoning {

    private static final Comparator<Board.Step> LONGEST_FIRST = Comparator.comparing(
                    Board.Step::averageDays, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Board.Step::waiting, Comparator.reverseOrder())
            .thenComparing(Board.Step::medianHours, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Board.Step::key);

    private final List<Counted> figures;
    private final BoardFilter filter;
    private final Instant now;
    private final ZoneId zone;
    private final Instant firstMonth;

    StepReckoning(List<Counted> figures, BoardFilter filter, Instant now, ZoneId zone, Instant firstMonth) {
        this.figures = figures;
        this.filter = filter;
        this.now = now;
        this.zone = zone;
        this.firstMonth = firstMonth;
    }

    /** Those with an open task or one that was completed in these months, longest wait first. */
    List<Board.Step> of(ProcessSteps steps) {
        return figures.stream()
                .filter(counted -> counted.figure().measure() == Measure.WAITING
                        || counted.figure().measure() == Measure.DONE)
                .map(counted -> counted.figure().label())
                .distinct()
                .filter(key -> filter.group() == null || steps.groups(key).contains(filter.group()))
                .map(key -> step(key, steps))
                .filter(step -> step.waiting() > 0 || step.medianHours() != null)
                .sorted(LONGEST_FIRST)
                .toList();
    }

    private Board.Step step(String key, ProcessSteps steps) {
        List<Counted> waiting = of(key, Measure.WAITING).toList();
        long tasks = waiting.stream().mapToLong(Counted::amount).sum();
        long days = waiting.stream()
                .mapToLong(counted -> counted.amount() * age(counted))
                .sum();
        Histogram done = new Histogram();
        of(key, Measure.DONE)
                .filter(counted -> !counted.figure().moment().isBefore(firstMonth))
                .forEach(counted -> done.add(counted.figure().span(), counted.amount()));
        return new Board.Step(
                key,
                steps.name(key),
                steps.groups(key),
                Math.toIntExact(tasks),
                Math.toIntExact(of(key, Measure.TASK_DUE)
                        .filter(counted -> !counted.figure().moment().isAfter(now))
                        .mapToLong(Counted::amount)
                        .sum()),
                tasks == 0 ? null : Math.toIntExact(days / tasks),
                waiting.stream()
                        .map(counted -> LocalDate.ofInstant(counted.figure().moment(), zone))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                done.median(),
                done.p95());
    }

    private long age(Counted counted) {
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(counted.figure().moment(), zone), LocalDate.ofInstant(now, zone));
    }

    private Stream<Counted> of(String key, Measure measure) {
        return figures.stream()
                .filter(counted -> counted.figure().measure() == measure)
                .filter(counted -> counted.figure().label().equals(key));
    }
}
