package io.dueprocess.sla;

import io.dueprocess.deadline.Clock;
import io.dueprocess.sla.FigureRows.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One process's part of the board, from its counted figures. */
final class Reckoning {

    /** Days since opening, from and to; the last has no end. */
    private static final int[][] AGEING = {{0, 7}, {8, 14}, {15, 21}, {22, 30}, {31, -1}};

    /** Of the trend. */
    static final int MONTHS = 12;

    private static final int HOURS = 24;
    private static final int PERCENT = 100;

    private final String process;
    private final List<Counted> figures;
    private final BoardFilter filter;
    private final Instant now;
    private final ZoneId zone;
    private final boolean inHours;

    /**
     * @param figures of that process, twelve months back
     * @param inHours whether its main clock runs in hours
     */
    Reckoning(String process, List<Counted> figures, BoardFilter filter, Instant now, ZoneId zone, boolean inHours) {
        this.process = process;
        this.figures = figures;
        this.filter = filter;
        this.now = now;
        this.zone = zone;
        this.inHours = inHours;
    }

    Board.Process process(String name, ProcessSteps steps) {
        int overdue = dueBefore(now);
        int onTime = period(Measure.MET);
        int late = period(Measure.LATE);
        Histogram spans = spans();
        Histogram hours = inHours ? spans : new Histogram();
        return new Board.Process(
                process,
                name,
                false,
                sum(Measure.OPEN),
                dueWithin(Duration.ofHours(HOURS)),
                dueWithin(Duration.ofDays(3)),
                dueWithin(Duration.ofDays(7)),
                overdue,
                sum(Measure.PAUSED),
                period(Measure.RECEIVED),
                period(Measure.CLOSED),
                onTime,
                late,
                percent(onTime, onTime + late + overdue),
                days(spans.median()),
                days(spans.p95()),
                inHours ? null : percent(period(Measure.EXTENDED), period(Measure.STARTED)), // hours are never extended
                hours.median(),
                hours.p95(),
                ageing(),
                trend(overdue),
                new StepReckoning(figures, filter, now, zone, firstMonth()).of(steps));
    }

    private Integer days(Integer span) {
        return span == null || !inHours ? span : Integer.valueOf((span + HOURS - 1) / HOURS);
    }

    /** Of the duties of the main clock, or, where there is none, of closed cases. */
    private Histogram spans() {
        Optional<Clock> main = Duties.mainClockOf(process);
        Histogram spans = new Histogram();
        of(Measure.MET, Measure.LATE, Measure.CLOSED)
                .filter(this::inPeriod)
                .filter(counted -> main.isPresent()
                        ? counted.figure().label().equals(main.get().id())
                        : counted.figure().measure() == Measure.CLOSED)
                .forEach(counted -> spans.add(counted.figure().span(), counted.amount()));
        return spans;
    }

    private int dueBefore(Instant instant) {
        return sum(counted -> counted.figure().measure() == Measure.DUE
                && !counted.figure().moment().isAfter(instant));
    }

    private int dueWithin(Duration time) {
        return dueBefore(now.plus(time)) - dueBefore(now);
    }

    private List<Board.Ageing> ageing() {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Stream.of(AGEING)
                .map(range -> {
                    Integer to = range[1] < 0 ? null : range[1];
                    int cases = sum(counted -> {
                        if (counted.figure().measure() != Measure.OPEN) {
                            return false;
                        }
                        long age = ChronoUnit.DAYS.between(
                                LocalDate.ofInstant(counted.figure().moment(), zone), today);
                        return age >= range[0] && (to == null || age <= to);
                    });
                    return new Board.Ageing(range[0], to, cases);
                })
                .toList();
    }

    private List<Board.Month> trend(int overdueNow) {
        YearMonth current = YearMonth.from(now.atZone(zone));
        return IntStream.range(0, MONTHS)
                .mapToObj(back -> current.minusMonths(MONTHS - 1L - back))
                .map(month -> month(month, month.equals(current) ? overdueNow : 0))
                .toList();
    }

    private Board.Month month(YearMonth month, int overdue) {
        int onTime = sum(Measure.MET, month);
        int late = sum(Measure.LATE, month);
        return new Board.Month(
                month,
                sum(Measure.RECEIVED, month),
                sum(Measure.CLOSED, month),
                onTime,
                late,
                percent(onTime, onTime + late + overdue));
    }

    /** When the first of so many months began, of which the last is the current one. */
    static Instant firstOf(int months, Instant now, ZoneId zone) {
        return YearMonth.from(now.atZone(zone))
                .minusMonths(months - 1L)
                .atDay(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    private Instant firstMonth() {
        return firstOf(filter.months(), now, zone);
    }

    private boolean inPeriod(Counted counted) {
        return !counted.figure().moment().isBefore(firstMonth());
    }

    private int period(Measure measure) {
        return sum(counted -> counted.figure().measure() == measure && inPeriod(counted));
    }

    private int sum(Measure measure) {
        return sum(counted -> counted.figure().measure() == measure);
    }

    private int sum(Measure measure, YearMonth month) {
        return sum(counted -> counted.figure().measure() == measure
                && Objects.equals(YearMonth.from(counted.figure().moment().atZone(zone)), month));
    }

    private int sum(Predicate<Counted> which) {
        return Math.toIntExact(
                figures.stream().filter(which).mapToLong(Counted::amount).sum());
    }

    private Stream<Counted> of(Measure... measures) {
        List<Measure> wanted = List.of(measures);
        return figures.stream()
                .filter(counted -> wanted.contains(counted.figure().measure()));
    }

    private static Integer percent(int some, int all) {
        return all == 0 ? null : Integer.valueOf(PERCENT * some / all);
    }
}
