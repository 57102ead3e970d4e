package io.dueprocess.dsar.answer;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The letter that answers a request, ready for its template: texts only, all in the person's language (GDPR Art. 15).
 *
 * @param concerning name of the person whose data they are, or null when they asked themselves
 * @param found what can be said first: {@code data}, {@code nothing}, or {@code withheld} when all that was found is left
 *     out
 * @param note paragraphs of staff, may be empty
 * @param activities the processing that concerns this person, with everything Art. 15(1)(a)-(d), (g) and (2) ask
 * @param leftOut ground to number of items
 * @param redacted reason to number of fields
 * @param notSearched names of systems of the data map that nobody searched
 */
record AnswerLetter(
        Letterhead head,
        String concerning,
        boolean access,
        boolean portability,
        String found,
        List<String> note,
        List<Activity> activities,
        boolean transfers,
        List<Count> leftOut,
        List<Count> redacted,
        List<String> searched,
        List<String> notSearched,
        List<Statement> statements,
        List<Section> data,
        List<File> files) {

    record Activity(
            String name,
            String purpose,
            String basis,
            String categories,
            String retention,
            String source,
            List<Recipient> recipients,
            String automatedDecisions) {}

    /** @param safeguard of a transfer outside the EEA, or null inside it */
    record Recipient(String name, String role, String country, String safeguard) {}

    record Count(String reason, long number) {}

    /** What staff say that a system holds, which they searched by hand. */
    record Statement(String system, List<String> text) {}

    /** One system's data. */
    record Section(String system, List<Table> tables) {}

    /**
     * @param wide true when the rows are shown one below the other as label and value, because they would not fit a page
     *     side by side
     * @param widths of the columns in percent, when they stand side by side
     * @param more number of rows that only the enclosed file has
     */
    record Table(
            String label,
            boolean wide,
            List<String> columns,
            List<Integer> widths,
            List<List<String>> rows,
            int more) {}

    /** @param kind what the file is, as a message key's last part */
    record File(String name, String kind, String about) {}

    /** What was asked for: {@code access}, {@code portability} or {@code both}. */
    public String asked() {
        return access && portability ? "both" : access ? "access" : "portability";
    }

    /** Message key of the title. */
    public String title() {
        return "answer.title." + asked();
    }

    public boolean annex() {
        return !data.isEmpty() || !statements.isEmpty();
    }

    /** Headings in their order, as message keys' last parts; bookmarks lead there. */
    public List<String> sections() {
        return Stream.of(
                        access && !activities.isEmpty() ? "processing" : null,
                        access ? "transfers" : null,
                        access ? "automated" : null,
                        access ? "searched" : null,
                        portability ? "portability" : null,
                        "withheld",
                        "rights",
                        "complaint",
                        "files")
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether any decision about the person is made by machine (Art. 15(1)(h)). */
    public boolean automated() {
        return activities.stream().anyMatch(activity -> activity.automatedDecisions() != null);
    }
}
