package io.dueprocess.dpia.assessment;

import java.util.Map;

/**
 * An assessment as a whole; content of the case file. All texts are plain text.
 *
 * @param answers question id to answer, in the order of the questions; unanswered ones are left out
 * @param risks id to risk, in the order in which they were added
 * @param measures id to measure, in the order in which they were added
 */
public record Assessment(Map<String, String> answers, Map<String, Risk> risks, Map<String, Measure> measures) {

    public String answer(String question) {
        return answers.getOrDefault(question, "");
    }
}
