package io.dueprocess.deadline;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The statutory due dates of all cases together. Changes nothing. */
@Service
@Transactional(readOnly = true)
public class AllDeadlines {

    private final DeadlineRows rows;

    AllDeadlines(DeadlineRows rows) {
        this.rows = rows;
    }

    /** Every one, in no order. */
    public void each(Consumer<Deadline> take) {
        rows.each(take);
    }

    /** Those that run and whose date has expired without notice, earliest first: their timers have not fired. */
    public List<Deadline> expiredUnnoticed(Instant now, int limit) {
        return rows.expired(now, limit);
    }
}
