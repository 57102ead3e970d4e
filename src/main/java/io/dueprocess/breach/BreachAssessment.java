package io.dueprocess.breach;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;

/**
 * One version of the assessment of a breach; content of the case file. New facts make a new version, earlier ones stay.
 *
 * @param proposal null until the duties have been proposed
 * @param reasoning what the answers rest on, in the assessor's words
 * @param by the assessor's user id
 */
record BreachAssessment(
        SeverityInputs inputs, Severity severity, Proposal proposal, String reasoning, String by, Instant at) {

    /** Kind of the entry. */
    static final String KIND = "breach-assessment";

    /**
     * What {@code breach-severity} said: {@code score = dpc * ei + cb}.
     *
     * @param score from 0.25 to 6.00 in quarter steps, with two decimals
     * @param dpc data processing context: the highest level of the four categories
     * @param ei ease of identification
     * @param cb circumstances of the breach
     * @param lowButDelicate the level is low although the data are delicate
     */
    record Severity(
            BigDecimal score,
            BreachFacts.Level level,
            int dpc,
            BigDecimal ei,
            BigDecimal cb,
            boolean lowButDelicate,
            boolean overHundred,
            boolean unintelligible) {

        static Severity of(Map<String, Object> result) {
            return new Severity(
                    quarters(result.get("score")),
                    BreachFacts.Level.valueOf((String) result.get("level")),
                    ((Number) result.get("dpc")).intValue(),
                    quarters(result.get("ei")),
                    quarters(result.get("cb")),
                    (boolean) result.get("lowButDelicate"),
                    (boolean) result.get("overHundred"),
                    (boolean) result.get("unintelligible"));
        }

        /** Quarters have an exact binary value, so nothing is ever rounded. */
        private static BigDecimal quarters(Object number) {
            return new BigDecimal(number.toString()).setScale(2, RoundingMode.UNNECESSARY);
        }
    }

    /**
     * What {@code breach-duties} proposed; a person decides.
     *
     * @param reason code that the messages put into words
     */
    record Proposal(BreachFacts.Duty authority, boolean tellPeople, boolean secondReviewer, String reason) {

        static Proposal of(Map<String, Object> result) {
            return new Proposal(
                    BreachFacts.Duty.valueOf((String) result.get("authority")),
                    "TELL".equals(result.get("people")),
                    (boolean) result.get("secondReviewer"),
                    (String) result.get("reason"));
        }
    }

    BreachAssessment with(Proposal proposed) {
        return new BreachAssessment(inputs, severity, proposed, reasoning, by, at);
    }

    /** A high risk is likely, so that the people have to be told (Art. 34(1)). */
    boolean suggestsHighRisk() {
        return severity.level().compareTo(BreachFacts.Level.HIGH) >= 0;
    }
}
