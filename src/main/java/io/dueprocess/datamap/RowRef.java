package io.dueprocess.datamap;

/** Where a row is. Personal data: the id may lead to its person. */
public record RowRef(String systemId, String table, String rowId) {}
