package io.dueprocess.whistleblower;

import java.util.Map;
import java.util.Set;

/**
 * A report as kept in the case file: kind {@code report}, key {@code report}. Contact details are never part of it.
 *
 * @param anonymous the reporter does not say who they are; else they are known, in confidence
 * @param answers without those that were left empty
 * @param mustNotHandle user ids of handlers whom the reporter ticked as having a conflict of interest
 */
public record Report(
        boolean anonymous, Relation relation, Danger danger, Map<Question, String> answers, Set<String> mustNotHandle) {

    public static final String KIND = "report";

    public String answer(Question question) {
        return answers.getOrDefault(question, "");
    }
}
