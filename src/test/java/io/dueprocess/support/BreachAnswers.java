package io.dueprocess.support;

import java.util.HashMap;
import java.util.Map;

/** Task forms of a breach as staff fill them in; each test says what is its own. */
public final class BreachAnswers {

    private static final Map<String, Object> ASSESSMENT = Map.ofEntries(
            Map.entry("simple", "1"),
            Map.entry("behavioural", "0"),
            Map.entry("financial", "0"),
            Map.entry("sensitive", "0"),
            Map.entry("ease", "LIMITED"),
            Map.entry("confidentiality", "NONE"),
            Map.entry("integrity", "NONE"),
            Map.entry("availability", "NONE"),
            Map.entry("malicious", "no"),
            Map.entry("delicate", "no"),
            Map.entry("unintelligible", "no"),
            Map.entry("overHundred", "no"),
            Map.entry("reasoning", "Names of a few customers."));

    private BreachAnswers() {}

    /** Of {@code breach-assess}: a few names, exposed with no sign that anybody saw them. */
    public static Map<String, Object> assessment(Map<String, Object> own) {
        return with(ASSESSMENT, own);
    }

    /** Of {@code breach-assess}: account data for fraud, seen by nobody knows how many. */
    public static Map<String, Object> highRisk(Map<String, Object> own) {
        return with(
                assessment(Map.of(
                        "financial", "3",
                        "ease", "MAXIMUM",
                        "confidentiality", "UNKNOWN",
                        "overHundred", "yes")),
                own);
    }

    /** Of {@code breach-describe}. */
    public static Map<String, Object> description(Map<String, Object> own) {
        return with(
                Map.of(
                        "natureConfidentiality", true,
                        "cause", "LOSS_OR_THEFT",
                        "systems", "Tapes",
                        "subjectCategories", "Customers",
                        "measuresTaken", "Searched for it.",
                        "contained", "yes"),
                own);
    }

    /** Of {@code breach-lessons}. */
    public static Map<String, Object> lessons() {
        return Map.of(
                "rootCause", "No contract with the courier.",
                "causeFinal", "LOSS_OR_THEFT",
                "effects", "None seen.",
                "measures", "Tapes are encrypted.",
                "lessons", "Encrypt every tape; sia, January.");
    }

    private static Map<String, Object> with(Map<String, Object> usual, Map<String, Object> own) {
        Map<String, Object> answers = new HashMap<>(usual);
        answers.putAll(own);
        return answers;
    }
}
