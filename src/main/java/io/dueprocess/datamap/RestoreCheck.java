package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * After a backup was restored into a system of record: which erased rows are back, by the suppression ledger, and their
 * erasure once more (Art. 17, 32(1)(c)). Reads every row.
 */
@Service
public class RestoreCheck {

    private static final int BATCH = 500;

    /** More than any table has; the bound is for requests of one person, not for a whole table. */
    private static final int ALL = 1_000_000_000;

    /**
     * @param rows erased ones that are there again
     * @param values that were taken out of rows that stayed, and are there again
     * @param unavailable whether the system did not answer, so that nobody knows
     */
    public record Back(String systemId, int rows, int values, boolean unavailable) {

        public boolean none() {
            return rows == 0 && values == 0 && !unavailable;
        }
    }

    /** What is back in one system. */
    private record Found(Set<RowRef> rows, Map<PersonRow, Map<String, String>> values) {}

    private final SystemsOfRecord systems;
    private final Erasures erasures;
    private final ErasedRows erased;
    private final ColumnEraser eraser;

    RestoreCheck(SystemsOfRecord systems, Erasures erasures, ErasedRows erased, ColumnEraser eraser) {
        this.systems = systems;
        this.erasures = erasures;
        this.erased = erased;
        this.eraser = eraser;
    }

    /** What is back, per system with a connector. */
    public List<Back> check() {
        return systems.catalogue().systems().stream()
                .filter(SystemOfRecord::hasConnector)
                .map(this::check)
                .toList();
    }

    /** Erases it again; answers what is back afterwards, because the system or the law keeps it. */
    public List<Back> apply() {
        for (SystemOfRecord system : systems.catalogue().systems()) {
            if (system.hasConnector() && system.writable()) {
                apply(system);
            }
        }
        return check();
    }

    private void apply(SystemOfRecord system) {
        try {
            // first what was taken out: with that gone, a row that was deleted later is recognised
            takeOut(system, find(system));
            erasures.carryOut(find(system).rows());
        } catch (SystemUnavailable down) {
            // the check that follows says so
        }
    }

    private void takeOut(SystemOfRecord system, Found found) {
        List<Change> changes = new ArrayList<>();
        found.values().forEach((row, left) -> changes.add(Change.set(row.table(), row.id(), left)));
        if (!changes.isEmpty()) {
            systems.connector(system).apply(changes);
        }
    }

    private Back check(SystemOfRecord system) {
        try {
            Found found = find(system);
            int values = found.values().values().stream().mapToInt(Map::size).sum();
            return new Back(system.id(), found.rows().size(), values, false);
        } catch (SystemUnavailable down) {
            return new Back(system.id(), 0, 0, true);
        }
    }

    private Found find(SystemOfRecord system) {
        Found found = new Found(new LinkedHashSet<>(), new LinkedHashMap<>());
        for (Table table : system.tables()) {
            List<PersonRow> batch = new ArrayList<>();
            systems.connector(system).each(table, table.id(), ALL, row -> {
                batch.add(PersonRow.certain(table, row));
                if (batch.size() == BATCH) {
                    compare(system, batch, found);
                    batch.clear();
                }
            });
            compare(system, batch, found);
        }
        return found;
    }

    private void compare(SystemOfRecord system, List<PersonRow> rows, Found found) {
        erased.back(system.id(), rows).stream()
                .map(row -> new RowRef(system.id(), row.table().name(), row.id()))
                .forEach(found.rows()::add);
        Map<PersonRow, Map<String, String>> left = new LinkedHashMap<>();
        rows.forEach(row -> left.put(row, eraser.reduced(row.table(), row.values())));
        Map<PersonRow, Set<String>> columns = new LinkedHashMap<>();
        left.forEach((row, changes) -> columns.put(row, changes.keySet()));
        erased.valuesBack(system.id(), columns).forEach((row, back) -> {
            Map<String, String> changes = new LinkedHashMap<>(left.get(row));
            changes.keySet()
                    .removeIf(column -> !back.contains(column) && row.values().get(column) != null);
            found.values().put(row, changes);
        });
    }
}
