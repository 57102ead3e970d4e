package io.dueprocess.dpia.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What an assessment must hold before it can be handed on (GDPR Art. 35(7)). */
@Component
class Completeness {

    private final Questions questions;

    Completeness(Questions questions) {
        this.questions = questions;
    }

    /** Message keys of what is missing; empty when nothing is. */
    List<String> missing(Assessment assessment) {
        List<String> missing = new ArrayList<>();
        questions.all().stream()
                .filter(Question::required)
                .filter(question -> assessment.answer(question.id()).isBlank())
                .forEach(question -> missing.add("dpia.missing.answer." + question.id()));
        if (assessment.risks().isEmpty()) {
            missing.add("dpia.missing.risks");
        }
        Set<String> found = new TreeSet<>();
        assessment.risks().values().forEach(risk -> check(risk, found));
        assessment.measures().values().forEach(measure -> check(measure, found));
        missing.addAll(found);
        return missing;
    }

    private static void check(Risk risk, Set<String> missing) {
        note(risk, each -> each.title().isBlank(), "risk-title", missing);
        note(risk, each -> each.impacts().isBlank(), "risk-impacts", missing);
        note(risk, each -> !each.judged(), "risk-judgement", missing);
        note(risk, each -> each.reasons().isBlank(), "risk-reasons", missing);
        note(risk, Completeness::getsWorse, "risk-worse", missing);
    }

    private static void check(Measure measure, Set<String> missing) {
        note(measure, each -> each.title().isBlank(), "measure-title", missing);
        note(measure, each -> each.owner().isBlank(), "measure-owner", missing);
        note(measure, each -> !each.inPlace() && each.due() == null, "measure-due", missing);
    }

    /** Measures do not make a risk worse; one that does is a risk of its own. */
    private static boolean getsWorse(Risk risk) {
        return risk.judged()
                && (risk.severityAfter() > risk.severityBefore() || risk.likelihoodAfter() > risk.likelihoodBefore());
    }

    private static <T> void note(T item, Predicate<T> isMissing, String what, Set<String> missing) {
        if (isMissing.test(item)) {
            missing.add("dpia.missing." + what);
        }
    }
}
