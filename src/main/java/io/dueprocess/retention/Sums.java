package io.dueprocess.retention;

import io.dueprocess.retention.ErasedSystem.ErasedTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what several batches erased in one system. */
final class Sums {

    private Sums() {}

    /** What is kept is as the last batch saw it: it saw all that earlier ones left. */
    static ErasedSystem of(String systemId, List<ErasedSystem> batches) {
        Map<String, ErasedTable> tables = new LinkedHashMap<>();
        batches.forEach(batch -> batch.tables()
                .forEach(table -> tables.merge(
                        table.table(),
                        table,
                        (earlier, later) -> new ErasedTable(
                                later.table(),
                                earlier.deleted() + later.deleted(),
                                earlier.reduced() + later.reduced(),
                                later.kept()))));
        return new ErasedSystem(systemId, List.copyOf(tables.values()), false);
    }
}
