package io.dueprocess.dsar;

import java.util.List;

/**
 * One found row on the review table, with what was decided about it (GDPR Art. 15(4), Recital 63).
 *
 * @param id key of the item within the case
 * @param system readable name of the system
 * @param uncertain true when it may belong to another user of a shared mailbox
 * @param ground why it is excluded, or null
 */
public record ReviewItem(
        String id,
        String systemId,
        String system,
        String table,
        List<Field> fields,
        boolean uncertain,
        Decision decision,
        String ground) {

    /**
     * @param value for people: a code is written out
     * @param raw as the system has it, for machines (Art. 20(1))
     * @param redacted reason why this field is blacked out, or null when it is shown
     */
    public record Field(String column, String label, String value, String raw, boolean provided, String redacted) {}

    public enum Decision {
        UNDECIDED,
        INCLUDE,
        EXCLUDE
    }
}
