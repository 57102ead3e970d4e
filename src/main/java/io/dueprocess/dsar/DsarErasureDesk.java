package io.dueprocess.dsar;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.datamap.Catalogue.Column;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.FoundRow;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.SystemsOfRecord;
import io.dueprocess.dsar.DsarErasurePlans.Mark;
import io.dueprocess.engine.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The erasure of a request as the case page shows it, row by row, and what is marked there to stay (Art. 17(3)). Read and
 * write access to the case is checked by the caller.
 */
@Service
@Transactional
public class DsarErasureDesk {

    private static final Set<String> BASES =
            Set.of("Art. 17(3)(a)", "Art. 17(3)(b)", "Art. 17(3)(c)", "Art. 17(3)(d)", "Art. 17(3)(e)");

    /** @param editable whether the reader decides on it now */
    public record View(boolean editable, List<SystemView> systems) {}

    /** @param byHand whether its owner has to do it, or part of it */
    public record SystemView(String system, String name, boolean byHand, List<RowView> rows) {}

    /**
     * @param what {@link PlannedRow.Treatment}
     * @param columns labels of the columns that are emptied
     * @param until last day on which it may stay, or null
     * @param values as they are now; empty where the system does not answer, and after the row is gone
     * @param retained the mark on it, or on its table, or null
     */
    public record RowView(
            String table,
            String label,
            String rowId,
            PlannedRow.Treatment what,
            List<String> columns,
            LocalDate until,
            String basis,
            String why,
            boolean uncertain,
            List<ValueView> values,
            RetainedView retained) {}

    public record ValueView(String label, String value) {}

    /** @param rowId null where all the person's rows of the table stay */
    public record RetainedView(String rowId, String basis, LocalDate until, String reason) {}

    private final DsarErasurePlans plans;
    private final DsarCollection collection;
    private final SystemsOfRecord systems;
    private final HeldTasks tasks;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;

    DsarErasureDesk(
            DsarErasurePlans plans,
            DsarCollection collection,
            SystemsOfRecord systems,
            HeldTasks tasks,
            Audit audit,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.plans = plans;
        this.collection = collection;
        this.systems = systems;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /** Whether there is anything to show, and whether an open task asks for it. */
    boolean planned(String caseId) {
        return !plans.plans(caseId).isEmpty();
    }

    boolean asked(String caseId) {
        return tasks.open(caseId, DsarProcess.TASK_DECIDE_ERASURE);
    }

    public View view(String caseId, String userId, Locale language) {
        List<Mark> marks = plans.marks(caseId);
        List<SystemView> shown = plans.plans(caseId).values().stream()
                .map(plan -> system(caseId, plan, marks, language))
                .toList();
        return new View(tasks.heldBy(caseId, DsarProcess.TASK_DECIDE_ERASURE, userId), shown);
    }

    private SystemView system(String caseId, SystemPlan plan, List<Mark> marks, Locale language) {
        SystemOfRecord system = systems.catalogue().system(plan.systemId());
        Map<String, FoundRow> found = found(caseId, system);
        List<RowView> rows = plan.rows().stream()
                .map(row -> row(system, row, found.get(row.table() + "/" + row.rowId()), marks, language))
                .toList();
        return new SystemView(system.id(), system.name().in(language), plan.byHand(), rows);
    }

    private Map<String, FoundRow> found(String caseId, SystemOfRecord system) {
        if (!system.hasConnector()) {
            return Map.of();
        }
        try {
            return systems.collect(system.id(), collection.identity(caseId)).stream()
                    .collect(Collectors.toMap(
                            row -> row.table() + "/" + row.rowId(), Function.identity(), (one, same) -> one));
        } catch (SystemUnavailable down) {
            return Map.of(); // the plan is shown without the values
        }
    }

    private static RowView row(
            SystemOfRecord system, PlannedRow row, FoundRow found, List<Mark> marks, Locale language) {
        Table table = system.table(row.table());
        return new RowView(
                row.table(),
                table.label().in(language),
                row.rowId(),
                row.treatment(),
                labels(table, row.columns(), language),
                row.until(),
                row.basis(),
                row.why() == null ? null : row.why().in(language),
                row.uncertain(),
                found == null ? List.of() : values(table, found, language),
                mark(system.id(), row, marks).orElse(null));
    }

    private static List<String> labels(Table table, Set<String> columns, Locale language) {
        return table.columns().stream()
                .filter(column -> columns.contains(column.name()))
                .map(column -> column.label().in(language))
                .toList();
    }

    private static List<ValueView> values(Table table, FoundRow found, Locale language) {
        return table.columns().stream()
                .filter(column -> found.values().get(column.name()) != null)
                .map(column -> new ValueView(column.label().in(language), readable(column, found, language)))
                .toList();
    }

    private static String readable(Column column, FoundRow found, Locale language) {
        String value = found.values().get(column.name());
        boolean coded = column.codes() != null && column.codes().containsKey(value);
        return coded ? column.codes().get(value).in(language) : value;
    }

    private static Optional<RetainedView> mark(String systemId, PlannedRow row, List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.of(systemId, row.table(), row.rowId()) || mark.of(systemId, row.table(), null))
                .findFirst()
                .map(mark -> new RetainedView(mark.rowId(), mark.basis(), mark.until(), mark.reason()));
    }

    /**
     * Marks a row, or all the person's rows of a table, to stay.
     *
     * @param rowId null for all of the table
     * @param until last day, or null until somebody says otherwise
     * @throws Refused when the user does not hold the decision, or ground or reason are missing or the day is past
     */
    public void retain(
            String caseId,
            String systemId,
            String table,
            String rowId,
            String basis,
            LocalDate until,
            String reason,
            String userId) {
        tasks.require(caseId, DsarProcess.TASK_DECIDE_ERASURE, userId);
        requirePlanned(caseId, systemId, table, rowId);
        if (!BASES.contains(basis)) {
            throw new Refused("dsar.refused.no-ground-to-keep");
        }
        if (reason == null || reason.isBlank()) {
            throw new Refused("dsar.refused.no-reason");
        }
        if (until != null && until.isBefore(LocalDate.ofInstant(clock.instant(), zone))) {
            throw new Refused("dsar.refused.past-day");
        }
        plans.mark(caseId, new Mark(systemId, table, rowId, basis, until, reason.strip()), userId);
        audit.record(caseId, userId, AuditAction.DECIDE, "retain " + systemId + "/" + table);
    }

    /** Drops the mark; nothing happens when there is none. */
    public void release(String caseId, String systemId, String table, String rowId, String userId) {
        tasks.require(caseId, DsarProcess.TASK_DECIDE_ERASURE, userId);
        plans.unmark(caseId, systemId, table, rowId, userId);
        audit.record(caseId, userId, AuditAction.DECIDE, "release " + systemId + "/" + table);
    }

    private void requirePlanned(String caseId, String systemId, String table, String rowId) {
        SystemPlan plan = plans.plans(caseId).get(systemId);
        boolean known = plan != null
                && plan.rows().stream()
                        .anyMatch(row -> row.table().equals(table)
                                && (rowId == null || row.rowId().equals(rowId)));
        if (!known) {
            throw new NoSuchElementException("no such row in the plan");
        }
    }
}
