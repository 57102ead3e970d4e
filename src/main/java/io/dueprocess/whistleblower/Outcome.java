package io.dueprocess.whistleblower;

import java.util.Arrays;
import java.util.Optional;

/** How a report ended; an option of {@code whistleblower-close.form} each. */
enum Outcome {
    SUBSTANTIATED("substantiated", Measure.SUBSTANTIATED),
    PARTLY("partly", Measure.PARTLY_SUBSTANTIATED),
    UNSUBSTANTIATED("unsubstantiated", Measure.UNSUBSTANTIATED),
    INCONCLUSIVE("inconclusive", Measure.INCONCLUSIVE),
    /** Referred or dismissed; counted as such, not as an outcome. */
    NOT_INVESTIGATED("notInvestigated", null);

    private final String option;
    private final Measure measure;

    Outcome(String option, Measure measure) {
        this.option = option;
        this.measure = measure;
    }

    static Outcome ofOption(Object option) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.option.equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outcome of the form"));
    }

    Optional<Measure> measure() {
        return Optional.ofNullable(measure);
    }
}
