package io.dueprocess.dsar.answer;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.dsar.ReviewItem;
import io.dueprocess.dsar.Right;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All that an answer is made of.
 *
 * @param personName of whoever asked, to whom the letter goes
 * @param receivedOn when the request reached us, in the organisation's zone
 * @param items reviewed; none may be undecided
 * @param asked ids of the systems that were searched, by connector or by hand
 * @param statements what staff say about systems that they searched by hand
 * @param note staff's words to the person, or null
 * @param enclosures files that staff add, such as pictures from a system without a connector
 * @param concerning name of the person whose data they are, or null when they asked themselves
 */
public record AnswerInput(
        String reference,
        Locale language,
        String personName,
        LocalDate receivedOn,
        LocalDate answeredOn,
        Set<Right> rights,
        Catalogue catalogue,
        List<ReviewItem> items,
        Set<String> asked,
        List<Statement> statements,
        String note,
        List<Enclosure> enclosures,
        String concerning) {

    public AnswerInput(
            String reference,
            Locale language,
            String personName,
            LocalDate receivedOn,
            LocalDate answeredOn,
            Set<Right> rights,
            Catalogue catalogue,
            List<ReviewItem> items,
            Set<String> asked,
            List<Statement> statements,
            String note,
            List<Enclosure> enclosures) {
        this(
                reference,
                language,
                personName,
                receivedOn,
                answeredOn,
                rights,
                catalogue,
                items,
                asked,
                statements,
                note,
                enclosures,
                null);
    }

    /** Name of the person whose data they are. */
    String subject() {
        return concerning == null ? personName : concerning;
    }

    /**
     * A system searched by hand.
     *
     * @param found false when it holds nothing about the person
     * @param text staff's words, or null
     */
    public record Statement(String systemId, boolean found, String text) {}

    /** @param name as the person shall see it; made safe in the archive */
    public record Enclosure(String name, String mediaType, byte[] content) {}

    public boolean portability() {
        return rights.contains(Right.PORTABILITY);
    }

    /** A request that names no right is read as one for access (no citation is needed). */
    public boolean access() {
        return rights.contains(Right.ACCESS) || !portability();
    }
}
