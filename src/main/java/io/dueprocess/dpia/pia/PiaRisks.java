package io.dueprocess.dpia.pia;

import io.dueprocess.dpia.assessment.Risk;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The three risks of the PIA software, one for each feared event, beside ours. Section 3.n asks, under the numbers 3n1 to 3n6,
 * for impacts, threats, sources, measures, severity and likelihood; its evaluation 3.n holds what remains of the last two.
 */
final class PiaRisks {

    static final Map<Integer, Risk.FearedEvent> EVENTS = Map.of(
            2, Risk.FearedEvent.ILLEGITIMATE_ACCESS,
            3, Risk.FearedEvent.UNWANTED_CHANGE,
            4, Risk.FearedEvent.DISAPPEARANCE);

    static final int IMPACTS = 1;
    static final int THREATS = 2;
    static final int SOURCES = 3;
    static final int MEASURES = 4;
    static final int SEVERITY = 5;
    static final int LIKELIHOOD = 6;

    private static final Pattern TWO_REASONS =
            Pattern.compile("(?:Severity|Alvor): (.*?)\n\n(?:Likelihood|Sandsynlighed): (.*)", Pattern.DOTALL);

    private PiaRisks() {}

    static int number(int section, int question) {
        return 300 + 10 * section + question;
    }

    /** There severity and likelihood have a reason each; here they stand in one text. */
    static String reasons(String severity, String likelihood, boolean danish) {
        if (likelihood.isEmpty()) {
            return severity;
        }
        return danish
                ? "Alvor: " + severity + "\n\nSandsynlighed: " + likelihood
                : "Severity: " + severity + "\n\nLikelihood: " + likelihood;
    }

    /** The two reasons again; a text that was written here is that of the severity. */
    static List<String> reasons(String text) {
        Matcher two = TWO_REASONS.matcher(text);
        return two.matches() ? List.of(two.group(1), two.group(2)) : List.of(text, "");
    }
}
