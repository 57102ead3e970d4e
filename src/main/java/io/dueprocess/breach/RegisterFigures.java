package io.dueprocess.breach;

import io.dueprocess.breach.BreachFacts.Cause;
import io.dueprocess.breach.BreachFacts.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Figures of some breaches. Percentages and hours are null when there is nothing to reckon with.
 *
 * @param years latest first
 * @param medianHours from awareness to the first notification
 * @param p95Hours by nearest rank
 * @param inTime percent of the duties to notify that were met within 72 hours; those overdue count as not met
 * @param explained percent of late notifications that gave reasons
 * @param signed percent of decisions not to notify that the data protection officer approved
 */
public record RegisterFigures(
        int breaches,
        int notified,
        Map<Integer, Long> years,
        Map<Cause, Long> causes,
        Map<Level, Long> levels,
        Double medianHours,
        Double p95Hours,
        Integer inTime,
        Integer explained,
        Integer signed) {

    private static final double MINUTES = 60.0;
    private static final double P95 = 0.95;
    private static final int PERCENT = 100;

    static RegisterFigures of(
            List<BreachFacts> breaches,
            ZoneId zone,
            Instant now,
            Predicate<String> explained,
            Predicate<String> signed) {
        List<Double> hours = breaches.stream()
                .map(Notified::taken)
                .filter(Objects::nonNull)
                .map(Duration::toMinutes)
                .map(minutes -> minutes / MINUTES)
                .sorted()
                .toList();
        List<BreachFacts> duties = breaches.stream()
                .filter(facts -> facts.notifiedAt() != null || Notified.overdue(facts, now))
                .toList();
        return new RegisterFigures(
                breaches.size(),
                hours.size(),
                years(breaches, zone),
                counts(Cause.class, breaches, BreachFacts::cause),
                counts(Level.class, breaches, BreachFacts::level),
                median(hours),
                hours.isEmpty() ? null : hours.get((int) Math.ceil(P95 * hours.size()) - 1),
                percent(duties, facts -> Notified.of(facts) == Notified.IN_TIME),
                percent(
                        breaches.stream()
                                .filter(facts -> Notified.of(facts) == Notified.LATE)
                                .toList(),
                        facts -> explained.test(facts.caseId())),
                percent(
                        breaches.stream()
                                .filter(facts -> facts.duty() == BreachFacts.Duty.NOT_NOTIFY)
                                .toList(),
                        facts -> signed.test(facts.caseId())));
    }

    private static Map<Integer, Long> years(List<BreachFacts> breaches, ZoneId zone) {
        return breaches.stream()
                .collect(Collectors.groupingBy(
                        facts -> RegisterFilter.year(facts, zone),
                        () -> new TreeMap<Integer, Long>(Comparator.reverseOrder()),
                        Collectors.counting()));
    }

    private static <E extends Enum<E>> Map<E, Long> counts(
            Class<E> type, List<BreachFacts> breaches, Function<BreachFacts, E> of) {
        return breaches.stream()
                .map(of)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), () -> new EnumMap<>(type), Collectors.counting()));
    }

    private static Double median(List<Double> sorted) {
        if (sorted.isEmpty()) {
            return null;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static Integer percent(List<BreachFacts> all, Predicate<BreachFacts> holds) {
        return all.isEmpty()
                ? null
                : Math.toIntExact(PERCENT * all.stream().filter(holds).count() / all.size());
    }
}
