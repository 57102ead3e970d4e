package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Rectification, restriction and stops in the systems of record (Art. 16, 18, 21, 7(3)), one system per call and in one
 * transaction there. Each may be called again.
 */
@Service
public class DataChanges {

    private final SystemsOfRecord systems;
    private final Stops stops;

    DataChanges(SystemsOfRecord systems, Stops stops) {
        this.systems = systems;
        this.stops = stops;
    }

    /** Whether that value is corrected by us; else a person of the owner's group does it. */
    public boolean rectifies(String systemId, String table, String column) {
        SystemOfRecord system = systems.catalogue().system(systemId);
        return system.writable()
                && system.tables().stream()
                        .filter(one -> one.name().equals(table))
                        .flatMap(one -> one.columns().stream())
                        .anyMatch(one -> one.name().equals(column) && one.rectify());
    }

    /**
     * @param values column to right value, all of columns that {@link #rectifies}; null empties one
     * @throws SystemUnavailable to be retried
     */
    public void rectify(RowRef row, Map<String, String> values) {
        values.keySet().forEach(column -> {
            if (!rectifies(row.systemId(), row.table(), column)) {
                throw new IllegalArgumentException(row.systemId() + "." + row.table() + "." + column);
            }
        });
        SystemOfRecord system = systems.catalogue().system(row.systemId());
        systems.connector(system).apply(List.of(Change.set(system.table(row.table()), row.rowId(), values)));
    }

    /**
     * Whether every table of the system that has personal data can mark a row as restricted, or belongs to one that can: a
     * customer's mark is their orders' too.
     */
    public boolean restricts(String systemId) {
        SystemOfRecord system = systems.catalogue().system(systemId);
        return system.writable()
                && !system.tables().isEmpty()
                && system.tables().stream()
                        .allMatch(table -> marked(system, table, system.tables().size()));
    }

    /** @param steps how far up the marked row may be: tables may refer to one another in a circle */
    private static boolean marked(SystemOfRecord system, Table table, int steps) {
        if (table.restriction() != null) {
            return true;
        }
        return steps > 0
                && system.tables().stream()
                        .filter(parent -> parent != table && refers(table, parent))
                        .anyMatch(parent -> marked(system, parent, steps - 1));
    }

    private static boolean refers(Table child, Table parent) {
        return parent.keys().stream()
                .filter(key -> key.column().equals(parent.id()))
                .anyMatch(id -> child.keys().stream()
                        .anyMatch(key ->
                                key.key().equals(id.key()) && !key.column().equals(child.id())));
    }

    /**
     * The person's certain rows that {@link #restrict} would mark: those that are not marked yet, to be noted before, so
     * that later no mark is lifted that somebody else has set.
     *
     * @throws SystemUnavailable to be retried
     */
    public List<RowRef> unrestricted(String systemId, Identity identity) {
        SystemOfRecord system = systems.catalogue().system(systemId);
        Map<RowRef, Boolean> rows = new LinkedHashMap<>();
        systems.rows(system, identity, (table, row, uncertain) -> {
            if (table.restriction() != null && !uncertain) {
                rows.put(
                        new RowRef(systemId, table.name(), row.get(table.id())),
                        !table.restriction()
                                .on()
                                .equals(row.get(table.restriction().column())));
            }
        });
        return rows.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * Marks the person's certain rows as restricted; answers those that were not before, to be lifted later. Called again
     * it answers only what it still had to mark: ask {@link #unrestricted} first where that matters.
     *
     * @throws SystemUnavailable to be retried
     */
    public List<RowRef> restrict(String systemId, Identity identity) {
        List<RowRef> rows = unrestricted(systemId, identity);
        restrict(systemId, rows);
        return rows;
    }

    /** Marks these rows, all of that system. */
    public void restrict(String systemId, List<RowRef> rows) {
        mark(systemId, rows, true);
    }

    /** Takes the marks off. */
    public void lift(String systemId, List<RowRef> rows) {
        mark(systemId, rows, false);
    }

    private void mark(String systemId, List<RowRef> rows, boolean on) {
        SystemOfRecord system = systems.catalogue().system(systemId);
        List<Change> changes = rows.stream()
                .map(row -> {
                    Table table = system.table(row.table());
                    Restriction mark = table.restriction();
                    return Change.set(table, row.rowId(), Map.of(mark.column(), on ? mark.on() : mark.off()));
                })
                .toList();
        if (!changes.isEmpty()) {
            systems.connector(system).apply(changes);
        }
    }

    /** Systems in which one of the activities runs for people: those that a stop must reach. */
    public List<String> running(Set<String> activities) {
        return systems.catalogue().systems().stream()
                .filter(system -> activities.stream().anyMatch(activity -> Stops.runs(system, activity)))
                .map(SystemOfRecord::id)
                .toList();
    }

    /** Whether all that runs there of the activities can be stopped by us; else a person of the owner's group does it. */
    public boolean stops(String systemId, Set<String> activities) {
        SystemOfRecord system = systems.catalogue().system(systemId);
        return system.writable()
                && activities.stream()
                        .filter(activity -> Stops.runs(system, activity))
                        .allMatch(activity -> Stops.stoppable(system, activity));
    }

    /**
     * Ends the activities for the person, in rows found by a shared mailbox too: nobody is written to whom the address's
     * owner has told to stop. Answers how many rows it changed.
     *
     * @throws SystemUnavailable to be retried
     */
    public int stop(String systemId, Identity identity, Set<String> activities) {
        return stops.stop(systems.catalogue().system(systemId), identity, activities);
    }
}
