package io.dueprocess.datamap;

import java.util.Map;

/**
 * One row about the person.
 *
 * @param rowId value of the table's primary key
 * @param values column name to value as text, in the catalogue's order; null values stay null
 * @param uncertain true when the row was found by a shared mailbox and carries no name
 */
public record FoundRow(String systemId, String table, String rowId, Map<String, String> values, boolean uncertain) {}
