package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Table;
import java.util.Map;

/**
 * A row as its system answered it.
 *
 * @param values every column that the catalogue names, keys and dates included
 * @param uncertain whether it may belong to another user of the mailbox
 */
record PersonRow(Table table, String id, Map<String, String> values, boolean uncertain) {

    static PersonRow certain(Table table, Map<String, String> values) {
        return new PersonRow(table, values.get(table.id()), values, false);
    }

    /** Tells it from every other row of its system. */
    String place() {
        return place(table.name(), id);
    }

    static String place(String table, String id) {
        return table + "/" + id;
    }
}
