package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A system in memory that refuses, as a database would, what leaves a row behind that refers to one that is gone. */
final class InMemoryConnector implements Connector {

    private final String systemId;
    private final TableOrder order;
    final Map<String, Map<String, Map<String, String>>> tables = new TreeMap<>();
    final List<List<Change>> applied = new ArrayList<>();
    boolean down;

    InMemoryConnector(Catalogue.SystemOfRecord system) {
        this.systemId = system.id();
        this.order = new TableOrder(system);
        system.tables().forEach(table -> tables.put(table.name(), new TreeMap<>()));
    }

    void put(Table table, Map<String, String> row) {
        tables.get(table.name()).put(row.get(table.id()), new LinkedHashMap<>(row));
    }

    @Override
    public List<Map<String, String>> find(Table table, String column, Collection<String> values, boolean ignoreCase) {
        requireUp();
        return tables.get(table.name()).values().stream()
                .filter(row -> row.get(column) != null)
                .filter(row -> values.stream()
                        .anyMatch(value ->
                                ignoreCase ? value.equalsIgnoreCase(row.get(column)) : value.equals(row.get(column))))
                .<Map<String, String>>map(LinkedHashMap::new)
                .toList();
    }

    @Override
    public void each(Table table, String column, int most, Consumer<Map<String, String>> take) {
        requireUp();
        List.copyOf(tables.get(table.name()).values()).stream()
                .filter(row -> row.get(column) != null)
                .forEach(row -> take.accept(new LinkedHashMap<>(row)));
    }

    @Override
    public List<Map<String, String>> before(
            Table table, String column, LocalDate before, Map<String, String> where, int most) {
        requireUp();
        return tables.get(table.name()).values().stream()
                .filter(row ->
                        Terms.date(row.get(column)).filter(before::isAfter).isPresent())
                .filter(row -> where.entrySet().stream()
                        .allMatch(wanted -> wanted.getValue().equals(row.get(wanted.getKey()))))
                .sorted(java.util.Comparator.comparing(row -> row.get(column)))
                .limit(most)
                .<Map<String, String>>map(LinkedHashMap::new)
                .toList();
    }

    @Override
    public void apply(List<Change> changes) {
        requireUp();
        Map<String, Map<String, Map<String, String>>> copy = new TreeMap<>();
        tables.forEach((name, rows) -> {
            copy.put(name, new TreeMap<>());
            rows.forEach((id, row) -> copy.get(name).put(id, new LinkedHashMap<>(row)));
        });
        for (Change change : changes) {
            Map<String, Map<String, String>> rows = copy.get(change.table().name());
            if (change.delete()) {
                requireNoneRefers(copy, change);
                rows.remove(change.rowId());
            } else if (rows.containsKey(change.rowId())) {
                rows.get(change.rowId()).putAll(change.set());
            }
        }
        tables.putAll(copy);
        applied.add(changes);
    }

    private void requireNoneRefers(Map<String, Map<String, Map<String, String>>> copy, Change change) {
        boolean referred = order.of(change.table()).stream()
                .anyMatch(reference -> copy.get(reference.child().name()).values().stream()
                        .anyMatch(row -> change.rowId().equals(row.get(reference.column()))));
        if (referred) {
            throw new SystemUnavailable(systemId, "foreign-key");
        }
    }

    private void requireUp() {
        if (down) {
            throw new SystemUnavailable(systemId, "down");
        }
    }

    @Override
    public void close() {
        // nothing is open
    }
}
