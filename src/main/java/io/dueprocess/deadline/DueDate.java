package io.dueprocess.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * A computed due date.
 *
 * @param nominal the period's last day before rolling, in the organisation's zone
 * @param due the last day on which the duty can be met in time, inclusive, in the organisation's zone
 * @param expiresAt the first instant that is too late: the next local midnight, or for hours the very instant
 * @param explanations sentences that say how the date came about, by the code of their language; at least English ones
 */
public record DueDate(LocalDate nominal, LocalDate due, Instant expiresAt, Map<String, String> explanations) {

    private static final String ENGLISH = "en";
    private static final String DANISH = "da";

    public DueDate {
        explanations = Map.copyOf(explanations);
    }

    public DueDate(LocalDate nominal, LocalDate due, Instant expiresAt, String english, String danish) {
        this(nominal, due, expiresAt, Map.of(ENGLISH, english, DANISH, danish));
    }

    /** In that language, or in English where it was never explained in it. */
    public String explanation(Locale language) {
        return explanations.getOrDefault(language.getLanguage(), explanation());
    }

    /** In English. */
    public String explanation() {
        return explanations.get(ENGLISH);
    }

    /** In Danish, or in English where there is no Danish. */
    public String explanationDa() {
        return explanations.getOrDefault(DANISH, explanation());
    }
}
