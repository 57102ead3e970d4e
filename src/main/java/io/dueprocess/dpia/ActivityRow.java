package io.dueprocess.dpia;

import java.time.LocalDate;

/**
 * A processing activity as Art. 30(1)(b)-(g) wants it recorded. Texts are empty where neither the data map nor an assessment
 * that the reader may read says anything.
 *
 * @param purposes (b), and the legal basis beside them
 * @param people (c) categories of people
 * @param data (c) categories of data
 * @param recipients (d)
 * @param transfers (e) to third countries, with the safeguards
 * @param retention (f)
 * @param security (g)
 * @param systems where the data are
 * @param latest version of its assessment, or null when there is none
 * @param reference of {@code latest}, or empty
 * @param readable whether the reader may open that case
 */
public record ActivityRow(
        String activity,
        String name,
        String purposes,
        String basis,
        String people,
        String data,
        String recipients,
        String transfers,
        String retention,
        String security,
        String systems,
        DpiaFacts latest,
        String reference,
        boolean readable,
        Gate gate) {

    /** When the review of what is in force begins; null when nothing is in force, or nobody planned one. */
    public LocalDate reviewOn() {
        return gate.decided() == null ? null : gate.decided().reviewOn();
    }

    /** Whether somebody may begin an assessment: none is being worked on. */
    public boolean startable() {
        return latest == null || latest.outcome() != null || latest.endedAt() != null;
    }
}
