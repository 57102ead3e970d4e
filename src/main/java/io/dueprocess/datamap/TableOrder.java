package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Key;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which rows of a system can go so that none is left that refers to one that is gone: a key that is a table's
 * id is referred to by every other column of the system with that key.
 */
final class TableOrder {

    /** Rows of {@code child} hold the id of a row of {@code parent} in the column. */
    record Reference(Table child, String column, Table parent) {}

    private final List<Reference> references;
    private final List<Table> childrenFirst;

    /** @throws IllegalStateException when tables refer to each other in a circle: then no order is right */
    TableOrder(SystemOfRecord system) {
        this.references = system.tables().stream()
                .flatMap(parent -> system.tables().stream().flatMap(child -> references(child, parent).stream()))
                .toList();
        Set<Table> ordered = new LinkedHashSet<>();
        system.tables().forEach(table -> add(system, table, ordered, new ArrayList<>()));
        this.childrenFirst = List.copyOf(ordered);
    }

    private static List<Reference> references(Table child, Table parent) {
        List<String> ids = parent.keys().stream()
                .filter(key -> key.column().equals(parent.id()))
                .map(Key::key)
                .toList();
        return child.keys().stream()
                .filter(key -> ids.contains(key.key()) && !key.column().equals(child.id()))
                .map(key -> new Reference(child, key.column(), parent))
                .toList();
    }

    private void add(SystemOfRecord system, Table table, Set<Table> ordered, List<Table> above) {
        if (above.contains(table)) {
            throw new IllegalStateException("data map: " + system.id() + "." + table.name()
                    + " refers to itself, by way of other tables or not");
        }
        List<Table> path = new ArrayList<>(above);
        path.add(table);
        of(table).forEach(reference -> add(system, reference.child(), ordered, path));
        ordered.add(table);
    }

    List<Table> childrenFirst() {
        return childrenFirst;
    }

    /** What refers to the table. */
    List<Reference> of(Table parent) {
        return references.stream()
                .filter(reference -> reference.parent().equals(parent))
                .toList();
    }
}
