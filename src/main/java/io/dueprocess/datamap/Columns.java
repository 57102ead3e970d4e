package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Table;
import java.util.LinkedHashSet;
import java.util.Set;

/** The columns of a table, for connectors. */
public final class Columns {

    private static final String STRING = "string";

    private Columns() {}

    /** Every column that the map names, the id first: what a connector reads. */
    public static Set<String> named(Table table) {
        Set<String> named = new LinkedHashSet<>();
        named.add(table.id());
        named.addAll(table.nameColumns());
        table.keys().forEach(key -> named.add(key.column()));
        table.columns().forEach(column -> named.add(column.name()));
        if (table.restriction() != null) {
            named.add(table.restriction().column());
        }
        if (table.erasure() != null && table.erasure().keep() != null) {
            named.add(table.erasure().keep().from());
        }
        table.stops().forEach(stop -> {
            named.addAll(stop.where().keySet());
            named.addAll(stop.set().keySet());
        });
        return named;
    }

    /** Declared type of a column over HTTP; null for one that is named but not shown. */
    public static String type(Table table, String column) {
        return table.columns().stream()
                .filter(one -> one.name().equals(column))
                .map(one -> one.type() == null ? STRING : one.type())
                .findFirst()
                .orElse(null);
    }
}
