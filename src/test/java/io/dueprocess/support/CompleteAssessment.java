package io.dueprocess.support;

import io.dueprocess.dpia.assessment.AssessmentItems;
import io.dueprocess.dpia.assessment.Item;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Question;
import io.dueprocess.dpia.assessment.Questions;
import io.dueprocess.dpia.assessment.Risk;
import java.time.LocalDate;
import java.util.List;

/** Fills an assessment in, as an author does. */
public final class CompleteAssessment {

    private CompleteAssessment() {}

    /**
     * Answers every required question that has no answer, and adds a measure and the risk that it treats; the assessment must
     * be open.
     *
     * @param before severity and likelihood before measures
     * @param after severity and likelihood after measures
     */
    public static void write(
            AssessmentItems items, Questions questions, String caseId, String userId, int[] before, int[] after) {
        for (Question question : questions.all()) {
            Item answer = items.find(caseId, "answer." + question.id());
            if (question.required() && answer.value() == null) {
                items.put(caseId, answer.id(), answer.version(), "What we know about " + question.id() + ".", userId);
            }
        }
        String measure = items.add(caseId, measure("Encryption at rest"), userId);
        items.add(
                caseId, risk("Strangers read the data", before, after, measure.substring("measure.".length())), userId);
    }

    public static Measure measure(String title) {
        return new Measure(
                title, "As the security team describes it.", "IT operations", LocalDate.of(2027, 1, 15), false);
    }

    /** @param measures numbers */
    public static Risk risk(String title, int[] before, int[] after, String... measures) {
        return new Risk(
                Risk.FearedEvent.ILLEGITIMATE_ACCESS,
                title,
                "Identity theft",
                "Theft of a backup",
                "An attacker",
                before[0],
                before[1],
                after[0],
                after[1],
                "The data are delicate and sought after.",
                List.of(measures));
    }
}
