package io.dueprocess.whistleblower;

import static io.dueprocess.whistleblower.Measure.ACKNOWLEDGED_IN_TIME;
import static io.dueprocess.whistleblower.Measure.ANONYMOUS;
import static io.dueprocess.whistleblower.Measure.CLOSED;
import static io.dueprocess.whistleblower.Measure.DISMISSED;
import static io.dueprocess.whistleblower.Measure.FEEDBACK_IN_TIME;
import static io.dueprocess.whistleblower.Measure.INCONCLUSIVE;
import static io.dueprocess.whistleblower.Measure.IN_SCOPE;
import static io.dueprocess.whistleblower.Measure.ORAL;
import static io.dueprocess.whistleblower.Measure.PARTLY_SUBSTANTIATED;
import static io.dueprocess.whistleblower.Measure.RECEIVED;
import static io.dueprocess.whistleblower.Measure.REFERRED;
import static io.dueprocess.whistleblower.Measure.REOPENED;
import static io.dueprocess.whistleblower.Measure.SUBSTANTIATED;
import static io.dueprocess.whistleblower.Measure.UNSUBSTANTIATED;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which numbers of a year are withheld: 1 to 4, and as many others as it takes that none of these, nor the small rest of a
 * total, can be computed by subtraction.
 */
final class Suppression {

    /** The smallest number that is shown, 0 apart. */
    static final int LEAST = 5;

    /**
     * A total and parts of it.
     *
     * @param restKnown true when the parts may be all there is, so that the rest hides nothing
     */
    private record Sum(Measure total, List<Measure> parts, boolean restKnown) {

        Stream<Measure> measures() {
            return Stream.concat(Stream.of(total), parts.stream());
        }
    }

    private static final List<Measure> OUTCOMES =
            List.of(SUBSTANTIATED, PARTLY_SUBSTANTIATED, UNSUBSTANTIATED, INCONCLUSIVE);

    private static final List<Sum> SUMS = List.of(
            new Sum(RECEIVED, List.of(ORAL), false),
            new Sum(RECEIVED, List.of(ANONYMOUS), false),
            new Sum(RECEIVED, List.of(ACKNOWLEDGED_IN_TIME), false),
            new Sum(RECEIVED, List.of(FEEDBACK_IN_TIME), false),
            new Sum(RECEIVED, List.of(REOPENED), false),
            new Sum(RECEIVED, List.of(CLOSED), false),
            new Sum(RECEIVED, List.of(IN_SCOPE, REFERRED, DISMISSED), true),
            new Sum(IN_SCOPE, OUTCOMES, true),
            new Sum(CLOSED, OUTCOMES, false));

    private final Map<Measure, Integer> counts;
    private final Set<Measure> hidden = EnumSet.noneOf(Measure.class);

    private Suppression(Map<Measure, Integer> counts) {
        this.counts = counts;
    }

    /** The measures to withhold. */
    static Set<Measure> of(Map<Measure, Integer> counts) {
        Suppression suppression = new Suppression(counts);
        counts.keySet().stream().filter(suppression::small).forEach(suppression.hidden::add);
        while (suppression.hideAnother()) {
            // until nothing withheld can be computed
        }
        return suppression.hidden;
    }

    private boolean small(Measure measure) {
        return small(counts.get(measure));
    }

    private static boolean small(int count) {
        return count > 0 && count < LEAST;
    }

    private boolean hideAnother() {
        Optional<Measure> next =
                SUMS.stream().filter(this::betrays).flatMap(this::smallestShown).findFirst();
        next.ifPresent(hidden::add);
        return next.isPresent();
    }

    /** Whether what is shown of the sum gives away what is withheld of it, the rest included. */
    private boolean betrays(Sum sum) {
        int rest = rest(sum);
        List<Measure> withheld = sum.measures().filter(hidden::contains).toList();
        if (withheld.isEmpty()) {
            return small(rest);
        }
        if (withheld.size() == 1 && (rest == 0 || sum.restKnown())) {
            return true; // the one that is missing is the difference of the others
        }
        boolean totalShown = !hidden.contains(sum.total());
        int together = withheld.stream().mapToInt(counts::get).sum() + rest;
        return totalShown && together < LEAST;
    }

    private int rest(Sum sum) {
        return counts.get(sum.total())
                - sum.parts().stream().mapToInt(counts::get).sum();
    }

    /** None is as good as shown: nobody can be pointed at. */
    private Stream<Measure> smallestShown(Sum sum) {
        return sum
                .measures()
                .filter(measure -> !hidden.contains(measure) && counts.get(measure) > 0)
                .min(Comparator.comparing(counts::get))
                .stream();
    }
}
