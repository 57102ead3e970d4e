package io.dueprocess.retention;

import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.Text;
import java.time.LocalDate;
import java.util.List;

/**
 * What was erased in one system, in numbers: no value, no id.
 *
 * @param byHand whether a person of the owner's group did it, or part of it
 */
public record ErasedSystem(String systemId, List<ErasedTable> tables, boolean byHand) {

    public record ErasedTable(String table, int deleted, int reduced, List<Kept> kept) {}

    /** @param until last day, or null */
    public record Kept(int rows, LocalDate until, String basis, Text why) {}

    public static ErasedSystem of(SystemPlan plan) {
        throw new UnsupportedOperationException();
    }
}
