package io.dueprocess.dpia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;

/** What {@code dpia-screening} says of every combination of answers, against what the law says, written down here anew. */
class DpiaScreeningDecisionTest {

    /** The nine of WP 248 rev. 01, in its order. */
    private static final List<String> CRITERIA = List.of(
            "evaluation",
            "automatedDecision",
            "systematicMonitoring",
            "sensitiveData",
            "largeScale",
            "matching",
            "vulnerable",
            "innovative",
            "preventsRight");

    private static final List<String> ALWAYS = List.of("profiling", "sensitiveLargeScale", "publicMonitoring");

    /** Of the Danish list: those that need one of the nine beside them, then those that stand alone. */
    private static final List<String> WITH_CRITERION = List.of("biometric", "genetic", "location");

    private static final List<String> ALONE =
            List.of("accessDecision", "largeScaleProfiling", "vulnerableProfiling", "physicalHealth");

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final DmnDecision DECISION = decision();

    /** All 2^9 sets of criteria with nothing beside them: what the count says of each, and what follows. */
    @Test
    void everySetOfCriteriaIsCountedAndDecidedAsTheLawSays() {
        subsets(CRITERIA).parallelStream().forEach(ticked -> check(ticked, screen(ticked)));
    }

    /**
     * All 2^9 criteria with all 2^3 cases of Art. 35(3), with none of the list, each of it and all; and exempt. The table
     * knows the criteria by their number and new technology by itself, and the number was checked above for every set; so
     * sets of one kind share what the table answers.
     */
    @Test
    void everyCombinationIsDecidedAsTheLawSaysAndKeepsEveryReason() {
        List<Set<String>> besides = new ArrayList<>(listHits());
        besides.add(Set.of("exempt"));
        List<Set<String>> beside = subsets(ALWAYS).stream()
                .flatMap(always -> besides.stream().map(list -> union(always, list)))
                .toList();
        Map<List<Object>, DpiaScreening.Screened> answers = new ConcurrentHashMap<>();
        long combinations = subsets(CRITERIA).parallelStream()
                .flatMap(criteria -> beside.stream().map(others -> {
                    List<Object> kind = List.of(criteria.size(), criteria.contains("innovative"), others);
                    Set<String> ticked = union(criteria, others);
                    check(ticked, answers.computeIfAbsent(kind, asked -> screen(ticked)));
                    return ticked;
                }))
                .reduce(0L, (count, ticked) -> count + 1, Long::sum);
        assertThat(combinations).isEqualTo(512 * 8 * 10);
        assertThat(answers).hasSize(18 * 8 * 10);
    }

    private static void check(Set<String> ticked, DpiaScreening.Screened answer) {
        int criteria = (int) CRITERIA.stream().filter(ticked::contains).count();
        assertThat(answer)
                .as(ticked.toString())
                .isEqualTo(new DpiaScreening.Screened(outcome(ticked, criteria), reasons(ticked, criteria), criteria));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    @Test
    void newTechnologyIsACriterionItselfAndNeedsAnotherOne() {
        assertThat(screen(Set.of("innovative")).rules()).containsExactly("oneCriterion");
        assertThat(screen(Set.of("innovative", "largeScale")).rules()).containsExactly("innovative", "twoCriteria");
    }

    @Test
    void everyRuleHasWordsInBothLanguages() throws IOException {
        Set<String> all = new TreeSet<>(CRITERIA);
        all.addAll(ALWAYS);
        all.addAll(WITH_CRITERION);
        all.addAll(ALONE);
        all.add("exempt");
        Set<String> rules = new TreeSet<>(screen(all).rules());
        rules.addAll(screen(Set.of("matching")).rules());
        rules.addAll(screen(Set.of()).rules());
        assertThat(rules).hasSize(15);
        for (String bundle : List.of("dpia", "dpia_da")) {
            Properties words = new Properties();
            try (InputStream in =
                    Files.newInputStream(Path.of("src/main/resources/messages", bundle + ".properties"))) {
                words.load(in);
            }
            assertThat(words.keySet())
                    .containsAll(rules.stream()
                            .map(rule -> "dpia.staff.rule." + rule)
                            .toList());
        }
    }

    private static DpiaFacts.Screening outcome(Set<String> ticked, int criteria) {
        if (ticked.contains("exempt")) {
            return DpiaFacts.Screening.EXEMPT;
        }
        boolean always = ALWAYS.stream().anyMatch(ticked::contains);
        boolean listed = ALONE.stream().anyMatch(ticked::contains)
                || criteria >= 1 && WITH_CRITERION.stream().anyMatch(ticked::contains);
        if (always || listed || criteria >= 2) {
            return DpiaFacts.Screening.REQUIRED;
        }
        return criteria == 1 ? DpiaFacts.Screening.RECOMMENDED : DpiaFacts.Screening.NOT_REQUIRED;
    }

    private static List<String> reasons(Set<String> ticked, int criteria) {
        List<String> reasons = new ArrayList<>();
        if (ticked.contains("exempt")) {
            reasons.add("exempt");
        }
        ALWAYS.stream().filter(ticked::contains).forEach(reasons::add);
        if (criteria >= 1) {
            WITH_CRITERION.stream().filter(ticked::contains).forEach(reasons::add);
        }
        if (ticked.contains("innovative") && criteria >= 2) {
            reasons.add("innovative");
        }
        ALONE.stream().filter(ticked::contains).forEach(reasons::add);
        reasons.add(criteria == 0 ? "noCriterion" : criteria == 1 ? "oneCriterion" : "twoCriteria");
        return reasons;
    }

    private static List<Set<String>> listHits() {
        List<String> list = new ArrayList<>(WITH_CRITERION);
        list.addAll(ALONE);
        List<Set<String>> hits = new ArrayList<>();
        hits.add(Set.of());
        list.forEach(one -> hits.add(Set.of(one)));
        hits.add(Set.copyOf(list));
        return hits;
    }

    private static List<Set<String>> subsets(List<String> of) {
        List<Set<String>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << of.size(); bits++) {
            Set<String> subset = new TreeSet<>();
            for (int index = 0; index < of.size(); index++) {
                if ((bits >> index & 1) == 1) {
                    subset.add(of.get(index));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static DpiaScreening.Screened screen(Set<String> ticked) {
        Map<String, Object> answers = new HashMap<>();
        List.of(CRITERIA, ALWAYS, WITH_CRITERION, ALONE, List.of("exempt"))
                .forEach(questions -> questions.forEach(each -> answers.put(each, ticked.contains(each))));
        return DpiaScreening.Screened.of(
                ENGINE.evaluateDecision(DECISION, answers).getResultList());
    }

    private static DmnDecision decision() {
        try (InputStream model = Files.newInputStream(Path.of("processes", "dpia-screening.dmn"))) {
            return ENGINE.parseDecision(DpiaProcess.SCREENING_DECISION, model);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
