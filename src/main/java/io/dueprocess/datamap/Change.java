package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Table;
import java.util.Map;

/**
 * A change of one row that leaves the same behind however often it is made.
 *
 * @param delete whether the row goes
 * @param set column to new value as text, null to empty it; empty when the row goes
 */
public record Change(Table table, String rowId, boolean delete, Map<String, String> set) {

    public static Change delete(Table table, String rowId) {
        return new Change(table, rowId, true, Map.of());
    }

    public static Change set(Table table, String rowId, Map<String, String> values) {
        return new Change(table, rowId, false, values);
    }
}
