package io.dueprocess.retention;

import io.dueprocess.datamap.SystemPlan;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What must be kept for now is erased on its date: one instance of {@code erase-later} per date, with a timer. */
@Service
@Transactional
public class EraseLater {

    /**
     * Takes over the rows of these plans that stay until a date.
     *
     * @param key the same key again schedules nothing more
     * @return the dates
     */
    public Set<LocalDate> schedule(String key, Collection<SystemPlan> plans) {
        throw new UnsupportedOperationException();
    }
}
