package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.ErasurePlanner.Parents;
import io.dueprocess.datamap.PlannedRow.Treatment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Erasure in the systems of record (Art. 17): a dry run, its execution, and another dry run that must be empty. What was
 * erased stands as a keyed hash in the suppression ledger, so that a restored backup can be erased again.
 */
@Service
public class Erasures {

    private final SystemsOfRecord systems;
    private final ColumnEraser eraser;
    private final ErasedRows erased;
    private final Clock clock;
    private final ZoneId zone;

    /** @throws IllegalStateException when tables of a system refer to each other in a circle */
    Erasures(
            SystemsOfRecord systems,
            ColumnEraser eraser,
            ErasedRows erased,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.systems = systems;
        this.eraser = eraser;
        this.erased = erased;
        this.clock = clock;
        this.zone = zone;
        systems.catalogue().systems().forEach(TableOrder::new);
    }

    /**
     * Systems in which an erasure has anything to do or to ask: those with tables, and those without a connector. Not those
     * that are only asked if the person mentions them, such as footage: their time ends it.
     */
    public List<String> systems() {
        return systems.catalogue().systems().stream()
                .filter(system -> !system.onRequest())
                .filter(system -> !system.hasConnector() || !system.tables().isEmpty())
                .map(SystemOfRecord::id)
                .toList();
    }

    /**
     * Dry run: changes nothing. A system without a connector is by hand, without rows; with activities, only if it is used
     * for no other.
     *
     * @param activities only tables all of whose activities are among these; null for all tables
     * @param retained what was decided to stay
     * @throws SystemUnavailable to be retried
     */
    public SystemPlan plan(String systemId, Identity identity, Set<String> activities, Collection<Retained> retained) {
        SystemOfRecord system = systems.catalogue().system(systemId);
        if (!system.hasConnector()) {
            boolean concerned = activities == null || activities.containsAll(system.activities());
            return new SystemPlan(systemId, concerned, List.of());
        }
        Map<String, PersonRow> rows = new LinkedHashMap<>();
        systems.rows(
                system,
                identity,
                (table, row, uncertain) -> keep(rows, new PersonRow(table, row.get(table.id()), row, uncertain)));
        return planner(system, retained, Parents.REDUCED)
                .plan(rows.values(), table -> activities == null || activities.containsAll(activities(system, table)));
    }

    /**
     * Dry run over those rows, whatever led to them: for what is erased on its date, and to see what a plan has left. A row
     * to which others refer by now stays as it is.
     *
     * @param retained what was decided to stay
     * @throws SystemUnavailable to be retried
     */
    public SystemPlan plan(String systemId, Collection<RowRef> rows, Collection<Retained> retained) {
        SystemOfRecord system = systems.catalogue().system(systemId);
        return planner(system, retained, Parents.LEFT).plan(read(system, ids(systemId, rows)), table -> true);
    }

    /**
     * What is still there of what a plan would have changed, by the rows' ids: the second dry run, where keys may be gone.
     *
     * @throws SystemUnavailable to be retried
     */
    public List<RowRef> left(SystemPlan carriedOut) {
        SystemOfRecord system = systems.catalogue().system(carriedOut.systemId());
        Map<String, PlannedRow> planned = carriedOut.rows().stream()
                .filter(PlannedRow::changes)
                .collect(Collectors.toMap(row -> PersonRow.place(row.table(), row.rowId()), Function.identity()));
        return read(system, ids(planned.values())).stream()
                .filter(row -> planned.get(row.place()).treatment() == Treatment.DELETE
                        || !eraser.reduced(row.table(), row.values()).isEmpty())
                .map(row -> new RowRef(system.id(), row.table().name(), row.id()))
                .toList();
    }

    /**
     * Carries out a plan, in one transaction of that system, and notes in the ledger what is gone. May be called again.
     *
     * @throws SystemUnavailable to be retried
     */
    public void carryOut(SystemPlan plan) {
        if (plan.empty()) {
            return;
        }
        SystemOfRecord system = systems.catalogue().system(plan.systemId());
        Map<String, PersonRow> there =
                read(
                                system,
                                ids(plan.rows().stream()
                                        .filter(PlannedRow::changes)
                                        .toList()))
                        .stream()
                        .collect(Collectors.toMap(PersonRow::place, Function.identity()));
        List<PlannedRow> todo = plan.rows().stream()
                .filter(PlannedRow::changes)
                .filter(row -> there.containsKey(PersonRow.place(row.table(), row.rowId())))
                .toList();
        List<Change> changes = new ArrayList<>();
        List<PersonRow> deleted = new ArrayList<>();
        for (PlannedRow row : todo) {
            PersonRow now = there.get(PersonRow.place(row.table(), row.rowId()));
            if (row.treatment() == Treatment.DELETE) {
                deleted.add(now);
                changes.add(Change.delete(now.table(), now.id()));
            } else {
                Map<String, String> left = eraser.reduced(now.table(), now.values());
                erased.reduced(system.id(), now, left.keySet());
                changes.add(Change.set(now.table(), now.id(), left));
            }
        }
        // first the ledger: a crash in between would leave rows gone that no restored backup is compared with
        deleted.stream()
                .collect(Collectors.groupingBy(PersonRow::table, LinkedHashMap::new, Collectors.toList()))
                .forEach((table, rows) -> erased.deleted(system.id(), table, rows));
        changes.removeIf(change -> !change.delete() && change.set().isEmpty());
        systems.connector(system).apply(changes);
    }

    /** Erases rows whose time to be kept is over, whatever the catalogue makes us keep today excepted. */
    public void carryOut(Collection<RowRef> rows) {
        rows.stream().map(RowRef::systemId).distinct().forEach(systemId -> carryOut(plan(systemId, rows, List.of())));
    }

    /** A row found twice is certain if one of the ways was. */
    private static void keep(Map<String, PersonRow> rows, PersonRow row) {
        rows.merge(row.place(), row, (earlier, later) -> earlier.uncertain() ? later : earlier);
    }

    private ErasurePlanner planner(SystemOfRecord system, Collection<Retained> retained, Parents parents) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new ErasurePlanner(system, systems.connector(system), eraser, retained, today, parents);
    }

    private static List<String> activities(SystemOfRecord system, Table table) {
        return table.activities() == null ? system.activities() : table.activities();
    }

    private List<PersonRow> read(SystemOfRecord system, Map<String, Set<String>> ids) {
        List<PersonRow> rows = new ArrayList<>();
        ids.forEach((name, values) -> {
            Table table = system.table(name);
            systems.connector(system)
                    .find(table, table.id(), values, false)
                    .forEach(row -> rows.add(PersonRow.certain(table, row)));
        });
        return rows;
    }

    private static Map<String, Set<String>> ids(Collection<PlannedRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        PlannedRow::table,
                        LinkedHashMap::new,
                        Collectors.mapping(PlannedRow::rowId, Collectors.toSet())));
    }

    private static Map<String, Set<String>> ids(String systemId, Collection<RowRef> rows) {
        return rows.stream()
                .filter(row -> row.systemId().equals(systemId))
                .collect(Collectors.groupingBy(
                        RowRef::table, LinkedHashMap::new, Collectors.mapping(RowRef::rowId, Collectors.toSet())));
    }
}
