package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.Keep;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.PlannedRow.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides for one system, children first, what becomes of each row. Changes nothing. */
final class ErasurePlanner {

    /** What becomes of a row that would go, when rows that stay refer to it. */
    enum Parents {
        /** It stays for them, without what the catalogue's strategies take out of it. */
        REDUCED,
        /** It stays as it is: those who refer to it came later, and so may have its values. */
        LEFT
    }

    private final SystemOfRecord system;
    private final Connector connector;
    private final ColumnEraser eraser;
    private final TableOrder order;
    private final Collection<Retained> retained;
    private final LocalDate today;
    private final Parents parents;
    private final Map<String, PlannedRow> planned = new LinkedHashMap<>();

    ErasurePlanner(
            SystemOfRecord system,
            Connector connector,
            ColumnEraser eraser,
            Collection<Retained> retained,
            LocalDate today,
            Parents parents) {
        this.system = system;
        this.connector = connector;
        this.eraser = eraser;
        this.order = new TableOrder(system);
        this.retained = retained;
        this.today = today;
        this.parents = parents;
    }

    /** @throws SystemUnavailable to be retried */
    SystemPlan plan(Collection<PersonRow> rows, Predicate<Table> tables) {
        for (Table table : order.childrenFirst()) {
            if (tables.test(table)) {
                plan(
                        table,
                        rows.stream().filter(row -> row.table().equals(table)).toList());
            }
        }
        List<PlannedRow> all = List.copyOf(planned.values());
        return new SystemPlan(system.id(), all.stream().anyMatch(row -> row.treatment() == Treatment.BY_HAND), all);
    }

    private void plan(Table table, List<PersonRow> rows) {
        List<PersonRow> going = new ArrayList<>();
        for (PersonRow row : rows) {
            PlannedRow kept = kept(table, row);
            if (kept != null) {
                planned.put(row.place(), kept);
            } else if (table.erasure() == null || !system.writable()) {
                planned.put(row.place(), row(row, Treatment.BY_HAND));
            } else if (table.erasure().row() == Catalogue.Erasure.Row.REDUCE) {
                reduce(row, null);
            } else {
                going.add(row);
            }
        }
        if (!going.isEmpty()) {
            Map<String, List<PlannedRow>> staying = staying(table, going);
            going.forEach(row -> go(row, staying.getOrDefault(row.id(), List.of())));
        }
    }

    /** What keeps the row whatever else is decided, or null. */
    private PlannedRow kept(Table table, PersonRow row) {
        if (row.uncertain()) {
            return new PlannedRow(table.name(), row.id(), Treatment.KEEP, Set.of(), null, null, null, true);
        }
        return Stream.concat(byLaw(table, row), byDecision(table, row))
                .filter(kept -> kept.until() == null || !kept.until().isBefore(today))
                .max((one, other) -> later(one.until(), other.until()))
                .orElse(null);
    }

    private static Stream<PlannedRow> byLaw(Table table, PersonRow row) {
        Keep keep = table.erasure() == null ? null : table.erasure().keep();
        if (keep == null) {
            return Stream.empty();
        }
        LocalDate until = Terms.date(row.values().get(keep.from()))
                .map(from -> Terms.until(from, keep.period(), keep.endOfYear()))
                .orElse(null); // a person has to look
        return Stream.of(kept(row, Treatment.KEEP, until, keep.basis(), keep.why()));
    }

    private Stream<PlannedRow> byDecision(Table table, PersonRow row) {
        return retained.stream()
                .filter(decision -> decision.systemId().equals(system.id())
                        && decision.table().equals(table.name())
                        && (decision.rowId() == null || decision.rowId().equals(row.id())))
                .map(decision -> kept(row, Treatment.KEEP, decision.until(), decision.basis(), null));
    }

    /** Rows that refer to those and do not go, by the id that they refer to. */
    private Map<String, List<PlannedRow>> staying(Table table, List<PersonRow> going) {
        List<String> ids = going.stream().map(PersonRow::id).toList();
        Map<String, List<PlannedRow>> staying = new LinkedHashMap<>();
        for (TableOrder.Reference reference : order.of(table)) {
            for (Map<String, String> row : connector.find(reference.child(), reference.column(), ids, false)) {
                PersonRow child = PersonRow.certain(reference.child(), row);
                // one that is not in the plan is somebody else's, or used for something that goes on
                PlannedRow becomes = planned.getOrDefault(child.place(), row(child, Treatment.KEEP));
                if (becomes.treatment() != Treatment.DELETE) {
                    staying.computeIfAbsent(row.get(reference.column()), id -> new ArrayList<>())
                            .add(becomes);
                }
            }
        }
        return staying;
    }

    private void go(PersonRow row, List<PlannedRow> staying) {
        if (staying.isEmpty()) {
            planned.put(row.place(), row(row, Treatment.DELETE));
        } else if (staying.stream().allMatch(child -> child.treatment() == Treatment.BY_HAND)) {
            planned.put(row.place(), row(row, Treatment.BY_HAND)); // with its children
        } else {
            PlannedRow last = staying.stream()
                    .filter(child -> child.treatment() != Treatment.BY_HAND)
                    .max((one, other) -> later(one.until(), other.until()))
                    .orElseThrow();
            reduce(row, last);
        }
    }

    /** @param cause the row that refers to it and stays longest, or null when it stays of its own */
    private void reduce(PersonRow row, PlannedRow cause) {
        boolean leave = cause != null && parents == Parents.LEFT;
        Set<String> columns =
                leave ? Set.of() : eraser.reduced(row.table(), row.values()).keySet();
        LocalDate until = cause == null ? null : cause.until();
        String basis = cause == null ? null : cause.basis();
        Text why = cause == null ? null : cause.why();
        if (!columns.isEmpty()) {
            planned.put(
                    row.place(),
                    new PlannedRow(row.table().name(), row.id(), Treatment.REDUCE, columns, until, basis, why, false));
        } else if (cause != null) {
            planned.put(row.place(), kept(row, Treatment.KEEP, until, basis, why));
        }
    }

    private static PlannedRow row(PersonRow row, Treatment treatment) {
        return kept(row, treatment, null, null, null);
    }

    private static PlannedRow kept(PersonRow row, Treatment treatment, LocalDate until, String basis, Text why) {
        return new PlannedRow(row.table().name(), row.id(), treatment, Set.of(), until, basis, why, false);
    }

    /** No date is later than any. */
    private static int later(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return one.compareTo(other);
    }
}
