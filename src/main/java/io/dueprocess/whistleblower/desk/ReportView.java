package io.dueprocess.whistleblower.desk;

import io.dueprocess.whistleblower.ReportMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A report as its handlers see it, in the reader's language. Days, no times. What is masked is not in it.
 *
 * @param open false once the case is closed
 * @param cleaned by attachment: what was done to the file, and what was found
 * @param names of handlers by user id
 */
public record ReportView(
        boolean open,
        List<Answer> report,
        List<Message> messages,
        Map<String, List<Line>> cleaned,
        List<Noted> notes,
        List<Disclosed> disclosures,
        List<Masked> masks,
        List<Redacted> redactions,
        Holders holders,
        Identity identity,
        Map<String, String> names) {

    public record Line(String label, String value) {}

    /** A piece of a text, with the index of its first character in the stored text; a block when {@code mask} is set. */
    public record Piece(int start, String text, String mask) {}

    /**
     * @param place for masking; null when there is no free text
     * @param value what was ticked or chosen; null for free text
     */
    public record Answer(String path, String label, String place, List<Piece> pieces, String value) {}

    public record Message(
            String key, String place, ReportMessage.Kind kind, String author, LocalDate on, List<Piece> pieces) {}

    public record Noted(String author, LocalDate on, String text) {}

    public record Disclosed(String author, LocalDate on, Disclosure disclosure) {}

    /** @param proposedBy who wants to remove the passage for good, or null; {@code proposal} says why */
    public record Masked(
            String key, String place, String author, LocalDate on, String reason, String proposedBy, String proposal) {}

    /** A passage that was removed for good. */
    public record Redacted(String place, String reason, String proposedBy, String confirmedBy, LocalDate on) {}

    /**
     * @param grantable colleagues who could be given access
     * @param excludable colleagues who could be excluded
     */
    public record Holders(
            List<String> holders,
            List<String> grantable,
            List<String> excludable,
            List<Excluded> excluded,
            List<Readmitted> readmitted) {}

    /** @param overrideBy who proposes to readmit, or null; {@code override} says why */
    public record Excluded(String user, String reason, String by, LocalDate on, String overrideBy, String override) {}

    public record Readmitted(String user, String reason, String first, String second, LocalDate on) {}

    /**
     * @param present whether the reporter left contact details
     * @param readable whether they were released to the reader
     * @param askable whether there is somebody who could release them
     */
    public record Identity(boolean present, boolean readable, boolean askable, List<Asked> requests) {}

    /** @param mine whether the reader may not decide about it */
    public record Asked(
            String key,
            String by,
            String reason,
            LocalDate on,
            String state,
            String decidedBy,
            String answer,
            boolean mine) {}
}
