package io.dueprocess.dpia.assessment;

import java.util.List;

/**
 * A risk to the rights and freedoms of people (GDPR Art. 35(7)(c)). Severity and likelihood run from 1, negligible, to 4,
 * maximum, as the CNIL's scales do; null while not judged.
 *
 * @param title a few words, plain text
 * @param impacts on the people concerned
 * @param sources who or what brings it about
 * @param reasons why severity and likelihood are what they are
 * @param measures ids of the measures that treat it
 */
public record Risk(
        FearedEvent event,
        String title,
        String impacts,
        String threats,
        String sources,
        Integer severityBefore,
        Integer likelihoodBefore,
        Integer severityAfter,
        Integer likelihoodAfter,
        String reasons,
        List<String> measures) {

    public enum FearedEvent {
        ILLEGITIMATE_ACCESS,
        UNWANTED_CHANGE,
        DISAPPEARANCE,
        /** Of the processing itself, without any incident: discrimination, exclusion, surveillance. */
        BY_DESIGN
    }

    public boolean judged() {
        return severityBefore != null && likelihoodBefore != null && severityAfter != null && likelihoodAfter != null;
    }
}
