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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** All 2^9 criteria with nothing beside them. */
    @Test
    void everySetOfCriteriaIsCountedAndDecidedAsTheLawSays() {
        check(subsets(CRITERIA).stream(), 512);
    }

    /**
     * The table knows the criteria by their number and new technology by itself, so one set stands for all of its kind: each
     * kind with all 2^3 cases of Art. 35(3), with none of the list, each of it and all, exempt and not.
     */
    @Test
    void everyCombinationIsDecidedAsTheLawSaysAndKeepsEveryReason() {
        List<Set<String>> kinds = new ArrayList<>(subsets(CRITERIA).stream()
                .collect(Collectors.toMap(
                        criteria -> List.of(criteria.size(), criteria.contains("innovative")),
                        criteria -> criteria,
                        (one, other) -> one))
                .values());
        assertThat(kinds).hasSize(18);
        Stream<Set<String>> cases = kinds.stream()
                .flatMap(criteria -> subsets(ALWAYS).stream().map(always -> union(criteria, always)))
                .flatMap(ticked -> listHits().stream().map(list -> union(ticked, list)))
                .flatMap(ticked -> Stream.of(ticked, union(ticked, Set.of("exempt"))));
        check(cases, 18 * 8 * 9 * 2);
    }

    private static void check(Stream<Set<String>> cases, int expected) {
        List<Set<String>> all = cases.toList();
        assertThat(all).hasSize(expected);
        all.parallelStream().forEach(ticked -> {
            int criteria = (int) CRITERIA.stream().filter(ticked::contains).count();
            assertThat(screen(ticked))
                    .as(ticked.toString())
                    .isEqualTo(
                            new DpiaScreening.Screened(outcome(ticked, criteria), reasons(ticked, criteria), criteria));
        });
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
