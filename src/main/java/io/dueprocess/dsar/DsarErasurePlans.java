package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.datamap.Erasures;
import io.dueprocess.datamap.Identity;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.Retained;
import io.dueprocess.datamap.RowRef;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.retention.Holds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The dry runs of an erasure and what was decided to stay; all of it is content of the case file. */
@Component
class DsarErasurePlans {

    private static final String KIND_PLAN = "erasure-plan";
    private static final String KIND_CARRIED = "erasure-carried";
    private static final String KIND_MARKS = "erasure-marks";
    private static final String KIND_REST = "erasure-rest";

    /**
     * A row, or a table's rows, that somebody decided to keep.
     *
     * @param rowId null for all the person's rows of the table
     * @param until last day, or null until somebody says otherwise
     */
    record Mark(String systemId, String table, String rowId, String basis, LocalDate until, String reason) {

        Retained retained() {
            return new Retained(systemId, table, rowId, basis, until);
        }

        boolean of(String system, String otherTable, String otherRow) {
            return systemId.equals(system) && table.equals(otherTable) && Objects.equals(rowId, otherRow);
        }
    }

    private final CaseFiles files;
    private final Erasures erasures;
    private final Holds holds;

    DsarErasurePlans(CaseFiles files, Erasures erasures, Holds holds) {
        this.files = files;
        this.erasures = erasures;
        this.holds = holds;
    }

    /** Dry run with what was decided and what is held; throws {@link io.dueprocess.datamap.SystemUnavailable}. */
    SystemPlan dryRun(String caseId, String systemId, Identity identity) {
        List<Retained> retained = new ArrayList<>();
        marks(caseId).forEach(mark -> retained.add(mark.retained()));
        SystemPlan plan = erasures.plan(systemId, identity, null, List.copyOf(retained));
        List<RowRef> changing = plan.rows().stream()
                .filter(PlannedRow::changes)
                .map(row -> new RowRef(systemId, row.table(), row.rowId()))
                .toList();
        List<Retained> held = changing.isEmpty() ? List.of() : holds.retained(changing);
        if (held.isEmpty()) {
            return plan;
        }
        retained.addAll(held);
        return erasures.plan(systemId, identity, null, List.copyOf(retained));
    }

    SystemPlan planned(String caseId, SystemPlan plan) {
        files.put(caseId, KIND_PLAN, plan.systemId(), plan, Actors.SYSTEM);
        return plan;
    }

    /** By system, what the dry run said; empty before there was one. */
    Map<String, SystemPlan> plans(String caseId) {
        return bySystem(files.list(caseId, KIND_PLAN, SystemPlan.class));
    }

    /** What is about to be carried out, in that round of erasing; kept first, so that a crash loses no count. */
    SystemPlan carrying(String caseId, int round, SystemPlan plan) {
        files.put(caseId, KIND_CARRIED, key(round, plan.systemId()), plan, Actors.SYSTEM);
        return plan;
    }

    Optional<SystemPlan> carried(String caseId, int round, String systemId) {
        return files.get(caseId, KIND_CARRIED, key(round, systemId), SystemPlan.class);
    }

    /** What all rounds together carried out, by system. */
    Map<String, SystemPlan> carried(String caseId) {
        return bySystem(files.list(caseId, KIND_CARRIED, SystemPlan.class));
    }

    private static String key(int round, String systemId) {
        return "%03d-%s".formatted(round, systemId);
    }

    /** A row that was changed in an earlier round and is kept in a later one counts as changed. */
    private static Map<String, SystemPlan> bySystem(List<Entry<SystemPlan>> entries) {
        Map<String, SystemPlan> plans = new LinkedHashMap<>();
        entries.forEach(entry -> plans.merge(entry.content().systemId(), entry.content(), DsarErasurePlans::both));
        return plans;
    }

    private static SystemPlan both(SystemPlan earlier, SystemPlan later) {
        Map<String, PlannedRow> rows = new LinkedHashMap<>();
        for (PlannedRow row : earlier.rows()) {
            rows.put(row.table() + "/" + row.rowId(), row);
        }
        for (PlannedRow row : later.rows()) {
            rows.merge(row.table() + "/" + row.rowId(), row, (old, now) -> now.changes() ? now : old);
        }
        return new SystemPlan(earlier.systemId(), earlier.byHand() || later.byHand(), List.copyOf(rows.values()));
    }

    /** What the last look found still there. */
    SystemPlan rest(String caseId, SystemPlan plan) {
        files.put(caseId, KIND_REST, plan.systemId(), plan, Actors.SYSTEM);
        return plan;
    }

    Map<String, SystemPlan> rest(String caseId) {
        return bySystem(files.list(caseId, KIND_REST, SystemPlan.class));
    }

    List<Mark> marks(String caseId) {
        return files.get(caseId, KIND_MARKS, KIND_MARKS, Mark[].class)
                .map(List::of)
                .orElse(List.of());
    }

    /** Sets the mark in place of one on the same row or table. */
    void mark(String caseId, Mark mark, String userId) {
        List<Mark> marks = without(caseId, mark.systemId(), mark.table(), mark.rowId());
        marks.add(mark);
        files.put(caseId, KIND_MARKS, KIND_MARKS, marks, userId);
    }

    void unmark(String caseId, String systemId, String table, String rowId, String userId) {
        files.put(caseId, KIND_MARKS, KIND_MARKS, without(caseId, systemId, table, rowId), userId);
    }

    private List<Mark> without(String caseId, String systemId, String table, String rowId) {
        List<Mark> marks = new ArrayList<>(marks(caseId));
        marks.removeIf(mark -> mark.of(systemId, table, rowId));
        return marks;
    }

    /** What was decided to stay is held against every erasure, the data map's own rules included. */
    void hold(String caseId, String userId) {
        holds.lift(caseId, userId);
        Map<String, SystemPlan> plans = plans(caseId);
        for (Mark mark : marks(caseId)) {
            List<RowRef> rows =
                    plans
                            .getOrDefault(mark.systemId(), new SystemPlan(mark.systemId(), true, List.of()))
                            .rows()
                            .stream()
                            .filter(row -> row.table().equals(mark.table()))
                            .filter(row -> mark.rowId() == null || mark.rowId().equals(row.rowId()))
                            .map(row -> new RowRef(mark.systemId(), row.table(), row.rowId()))
                            .toList();
            if (!rows.isEmpty()) {
                holds.set(rows, mark.retained(), caseId, userId);
            }
        }
    }
}
