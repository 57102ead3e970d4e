package io.dueprocess.dsar.answer;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.retention.ErasedSystem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What the letter says about everything that was asked but the data themselves (Art. 12(3), 12(4), 16-19, 21, 7(3)).
 *
 * @param name of whoever asked, to whom the letter goes
 * @param recipients ids of those who are told (Art. 19), named in the letter
 * @param withData whether a package with the data is published beside it
 * @param note what staff add, or empty
 * @param concerning name of the person whose data they are, or null when they asked themselves
 */
public record OutcomeInput(
        String reference,
        Locale language,
        String name,
        LocalDate receivedOn,
        LocalDate writtenOn,
        Catalogue catalogue,
        List<Outcome> outcomes,
        List<String> recipients,
        boolean withData,
        String note,
        String concerning) {

    public OutcomeInput(
            String reference,
            Locale language,
            String name,
            LocalDate receivedOn,
            LocalDate writtenOn,
            Catalogue catalogue,
            List<Outcome> outcomes,
            List<String> recipients,
            boolean withData,
            String note) {
        this(reference, language, name, receivedOn, writtenOn, catalogue, outcomes, recipients, withData, note, null);
    }

    /** How one right was dealt with. */
    public enum Result {
        DONE,
        PARTLY,
        REFUSED,
        /** We hold nothing to which it applies. */
        NOTHING
    }

    /**
     * @param right name of the right, as in {@code dsar.Right}
     * @param reasons of a refusal or a partial one (Art. 12(4)), or empty
     * @param erased with ERASURE; else empty
     * @param corrected with RECTIFICATION: what was corrected, without the values; else empty
     * @param activities with stops, objections and restrictions: ids of the activities concerned; else empty
     */
    public record Outcome(
            String right,
            Result result,
            String reasons,
            List<ErasedSystem> erased,
            List<Corrected> corrected,
            List<String> activities) {}

    /** @param column name of the column in the catalogue, or null for what the owner corrected by hand */
    public record Corrected(String systemId, String table, String column) {}
}
