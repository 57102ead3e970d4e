package io.dueprocess.whistleblower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small numbers are withheld, and with them what would give them away. */
class SuppressionTest {

    @Test
    void oneToFourAreWithheldNoneAndFiveAreShown() {
        Map<Measure, Integer> counts = counts();
        counts.put(Measure.RECEIVED, 40);
        counts.put(Measure.ORAL, 4);
        counts.put(Measure.ANONYMOUS, 5);
        assertThat(Suppression.of(counts)).contains(Measure.ORAL).doesNotContain(Measure.ANONYMOUS, Measure.RECEIVED);
        assertThat(Suppression.of(counts())).isEmpty();
    }

    @Test
    void theSmallRestOfATotalIsNotLeftToSubtraction() {
        Map<Measure, Integer> counts = counts();
        counts.put(Measure.RECEIVED, 12);
        counts.put(Measure.ANONYMOUS, 10); // two gave their names
        assertThat(Suppression.of(counts)).contains(Measure.ANONYMOUS);
    }

    @Test
    void theOneThatIsMissingFromASumTakesAnotherWithIt() {
        Map<Measure, Integer> counts = counts();
        counts.put(Measure.RECEIVED, 30);
        counts.put(Measure.IN_SCOPE, 20);
        counts.put(Measure.REFERRED, 8);
        counts.put(Measure.DISMISSED, 2);
        assertThat(Suppression.of(counts)).contains(Measure.DISMISSED, Measure.REFERRED);
    }

    @Test
    void twoThatAreTooFewTogetherTakeAThirdWithThem() {
        Map<Measure, Integer> counts = counts();
        counts.put(Measure.RECEIVED, 30);
        counts.put(Measure.IN_SCOPE, 28);
        counts.put(Measure.REFERRED, 1);
        counts.put(Measure.DISMISSED, 1);
        assertThat(Suppression.of(counts)).contains(Measure.DISMISSED, Measure.REFERRED, Measure.IN_SCOPE);
    }

    /**
     * Whoever knows the figures shown, every rule by which they hang together and that a withheld one is not none, finds more
     * than one possible value for each that is small.
     */
    @ParameterizedTest
    @ValueSource(ints = {6, 10, 15, 25, 60})
    void noSmallNumberCanBeWorkedOut(int reports) {
        Random random = new Random(reports);
        for (int round = 0; round < 400; round++) {
            Map<Measure, Integer> counts = year(random, reports);
            Set<Measure> hidden = Suppression.of(counts);
            for (Measure measure : hidden) {
                if (counts.get(measure) < Suppression.LEAST) {
                    assertThat(otherwise(counts, hidden, measure))
                            .as(measure + " of " + counts + " hidden " + hidden)
                            .isTrue();
                }
            }
        }
    }

    /** Whether another year, with another value there, would be shown alike. */
    private static boolean otherwise(Map<Measure, Integer> counts, Set<Measure> hidden, Measure measure) {
        List<Measure> others = new ArrayList<>(hidden);
        others.remove(measure);
        for (int change : new int[] {1, -1}) {
            Map<Measure, Integer> other = new EnumMap<>(counts);
            other.merge(measure, change, Integer::sum);
            if (repaired(other, others, 0, 4)) {
                return true;
            }
        }
        return false;
    }

    /** Tries to make a possible year of it by changing the others withheld by one each, at most so many of them. */
    private static boolean repaired(Map<Measure, Integer> year, List<Measure> others, int from, int most) {
        if (possible(year, others)) {
            return true;
        }
        for (int i = from; most > 0 && i < others.size(); i++) {
            for (int change : new int[] {1, -1}) {
                year.merge(others.get(i), change, Integer::sum);
                if (repaired(year, others, i + 1, most - 1)) {
                    return true;
                }
                year.merge(others.get(i), -change, Integer::sum);
            }
        }
        return false;
    }

    private static boolean possible(Map<Measure, Integer> year, List<Measure> withheld) {
        int received = year.get(Measure.RECEIVED);
        int assessed = year.get(Measure.IN_SCOPE) + year.get(Measure.REFERRED) + year.get(Measure.DISMISSED);
        int outcomes = year.get(Measure.SUBSTANTIATED)
                + year.get(Measure.PARTLY_SUBSTANTIATED)
                + year.get(Measure.UNSUBSTANTIATED)
                + year.get(Measure.INCONCLUSIVE);
        int notInvestigated = year.get(Measure.CLOSED) - outcomes;
        return year.values().stream().allMatch(count -> count >= 0)
                && withheld.stream().allMatch(measure -> year.get(measure) > 0)
                && assessed <= received
                && outcomes <= year.get(Measure.IN_SCOPE)
                && notInvestigated >= 0
                && notInvestigated <= year.get(Measure.REFERRED) + year.get(Measure.DISMISSED)
                && List.of(
                                Measure.ORAL,
                                Measure.ANONYMOUS,
                                Measure.ACKNOWLEDGED_IN_TIME,
                                Measure.FEEDBACK_IN_TIME,
                                Measure.REOPENED)
                        .stream()
                        .allMatch(measure -> year.get(measure) <= received);
    }

    /** Reports as they may come and go in a year. */
    private static Map<Measure, Integer> year(Random random, int reports) {
        Map<Measure, Integer> counts = counts();
        double[] likely = random.doubles(9).map(Math::sqrt).toArray();
        for (int i = 0; i < reports; i++) {
            add(counts, Measure.RECEIVED);
            addIf(random.nextDouble() < likely[0] / 2, counts, Measure.ORAL);
            addIf(random.nextDouble() < likely[1], counts, Measure.ANONYMOUS);
            addIf(random.nextDouble() < likely[2], counts, Measure.ACKNOWLEDGED_IN_TIME);
            addIf(random.nextDouble() < likely[3], counts, Measure.FEEDBACK_IN_TIME);
            addIf(random.nextDouble() < likely[4] / 5, counts, Measure.REOPENED);
            if (random.nextDouble() > likely[5]) {
                continue; // not assessed yet
            }
            boolean inScope = random.nextDouble() < likely[6];
            add(counts, inScope ? Measure.IN_SCOPE : random.nextDouble() < 0.5 ? Measure.REFERRED : Measure.DISMISSED);
            if (random.nextDouble() < likely[7]) {
                add(counts, Measure.CLOSED);
                addIf(inScope, counts, outcome(random.nextDouble() * likely[8]));
            }
        }
        return counts;
    }

    private static Measure outcome(double chance) {
        return chance < 0.4
                ? Measure.SUBSTANTIATED
                : chance < 0.6
                        ? Measure.PARTLY_SUBSTANTIATED
                        : chance < 0.8 ? Measure.UNSUBSTANTIATED : Measure.INCONCLUSIVE;
    }

    private static void addIf(boolean condition, Map<Measure, Integer> counts, Measure measure) {
        if (condition) {
            add(counts, measure);
        }
    }

    private static void add(Map<Measure, Integer> counts, Measure measure) {
        counts.merge(measure, 1, Integer::sum);
    }

    private static Map<Measure, Integer> counts() {
        Map<Measure, Integer> counts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            counts.put(measure, 0);
        }
        return counts;
    }
}
