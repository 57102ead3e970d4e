package io.dueprocess.retention;

import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.PlannedRow.Treatment;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.Text;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was erased in one system, in numbers: no value, no id.
 *
 * @param byHand whether a person of the owner's group did it, or part of it
 */
public record ErasedSystem(String systemId, List<ErasedTable> tables, boolean byHand) {

    /**
     * @param reduced rows that stay without what the catalogue's strategies take out of them
     * @param kept rows that stay as they are
     */
    public record ErasedTable(String table, int deleted, int reduced, List<Kept> kept) {}

    /**
     * @param until last day, or null
     * @param basis null, like {@code why}, when others' data refer to the rows, or they may be somebody else's
     */
    public record Kept(int rows, LocalDate until, String basis, Text why) {}

    private record Reason(LocalDate until, String basis, Text why) {}

    /** Tables in the plan's order. */
    public static ErasedSystem of(SystemPlan plan) {
        Map<String, List<PlannedRow>> tables = plan.rows().stream()
                .collect(Collectors.groupingBy(PlannedRow::table, LinkedHashMap::new, Collectors.toList()));
        List<ErasedTable> erased = tables.entrySet().stream()
                .map(table -> new ErasedTable(
                        table.getKey(),
                        count(table.getValue(), Treatment.DELETE),
                        count(table.getValue(), Treatment.REDUCE),
                        kept(table.getValue())))
                .toList();
        return new ErasedSystem(plan.systemId(), erased, plan.byHand());
    }

    private static int count(List<PlannedRow> rows, Treatment treatment) {
        return (int) rows.stream().filter(row -> row.treatment() == treatment).count();
    }

    private static List<Kept> kept(List<PlannedRow> rows) {
        Map<Reason, Integer> reasons = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.treatment() == Treatment.KEEP)
                .forEach(row -> reasons.merge(new Reason(row.until(), row.basis(), row.why()), 1, Integer::sum));
        return reasons.entrySet().stream()
                .map(reason -> new Kept(
                        reason.getValue(),
                        reason.getKey().until(),
                        reason.getKey().basis(),
                        reason.getKey().why()))
                .toList();
    }
}
