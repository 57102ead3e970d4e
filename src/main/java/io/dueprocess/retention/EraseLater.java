package io.dueprocess.retention;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.PlannedRow;
import io.dueprocess.datamap.PlannedRow.Treatment;
import io.dueprocess.datamap.RowRef;
import io.dueprocess.datamap.SystemPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What must be kept for now is erased on its date: one instance of {@code erase-later} per date, with a timer. */
@Service
@Transactional
public class EraseLater {

    private final CaseFiles files;
    private final EraseLaterStore store;
    private final RuntimeService runtime;

    EraseLater(CaseFiles files, EraseLaterStore store, RuntimeService runtime) {
        this.files = files;
        this.store = store;
        this.runtime = runtime;
    }

    /**
     * Takes over the rows of these plans that stay until a date.
     *
     * @param key the same key again schedules nothing more
     * @return the days on which something is erased: each the day after the last on which it may stay
     */
    public Set<LocalDate> schedule(String key, Collection<SystemPlan> plans) {
        SortedMap<LocalDate, List<RowRef>> days = new TreeMap<>();
        for (SystemPlan plan : plans) {
            for (PlannedRow row : plan.rows()) {
                boolean stays = row.treatment() == Treatment.KEEP || row.treatment() == Treatment.REDUCE;
                if (stays && !row.uncertain() && row.until() != null) {
                    days.computeIfAbsent(row.until().plusDays(1), day -> new ArrayList<>())
                            .add(new RowRef(plan.systemId(), row.table(), row.rowId()));
                }
            }
        }
        days.forEach((day, rows) -> start(key, new LaterRows(day, rows)));
        return new TreeSet<>(days.keySet());
    }

    private void start(String key, LaterRows later) {
        if (store.scheduled(key, later.dueOn())) {
            return;
        }
        CaseFile file = files.open(RetentionProcess.LATER, RetentionProcess.READERS, Actors.SYSTEM);
        files.put(file.id(), LaterRows.KIND, LaterRows.KEY, later, Actors.SYSTEM);
        store.insert(key, later.dueOn(), file.id());
        runtime.startProcessInstanceByMessage(RetentionProcess.MESSAGE_ERASE_LATER, file.id());
    }
}
