package io.dueprocess.datamap;

import java.time.LocalDate;
import java.util.Set;

/**
 * What an erasure does with one row.
 *
 * @param columns those whose value changes, with {@link Treatment#REDUCE}; else empty
 * @param until with {@link Treatment#KEEP}, and with REDUCE where the row stays for rows that are kept: last day on which
 *     it may stay, or null when it stays until somebody says otherwise
 * @param basis article or law that makes us keep it, or null
 * @param why in the organisation's words, or null
 * @param uncertain whether the row may belong to another user of the mailbox: such rows are never touched
 */
public record PlannedRow(
        String table,
        String rowId,
        Treatment treatment,
        Set<String> columns,
        LocalDate until,
        String basis,
        Text why,
        boolean uncertain) {

    /** In what way. */
    public enum Treatment {
        DELETE,
        /** The row stays, without what the catalogue's strategies take out of it. */
        REDUCE,
        KEEP,
        /** A person of the owner's group does it. */
        BY_HAND
    }

    public boolean changes() {
        return treatment == Treatment.DELETE || treatment == Treatment.REDUCE;
    }
}
