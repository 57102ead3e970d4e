package io.dueprocess.sla;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.AllDeadlines;
import io.dueprocess.sla.Figures.OpenTask;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the board's figures anew from the cases, their deadlines and the engine's open tasks, beside a running server. What
 * cannot be counted anew stays: the figures of shredded cases, and how long completed tasks took.
 */
@Service
public class SlaRebuild {

    private final CaseFiles files;
    private final AllDeadlines deadlines;
    private final Figures figures;
    private final FigureRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate oneState;

    SlaRebuild(
            CaseFiles files,
            AllDeadlines deadlines,
            Figures figures,
            FigureRows rows,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.deadlines = deadlines;
        this.figures = figures;
        this.rows = rows;
        this.jdbc = jdbc;
        this.oneState = new TransactionTemplate(transactions);
        this.oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Number of different figures, or -1 when another node adds up or counts at this moment.
     *
     * @throws org.springframework.dao.ConcurrencyFailureException when another has begun to meanwhile: to be tried again
     */
    public int run() {
        return oneState.execute(status -> {
            if (!rows.lock()) {
                return -1;
            }
            Map<Figure, Integer> counts = count();
            rows.replace(counts);
            return counts.size();
        });
    }

    private Map<Figure, Integer> count() {
        Map<Figure, Integer> counts = new HashMap<>();
        files.each(file -> add(counts, figures.of(file)));
        deadlines.each(deadline -> add(counts, figures.of(deadline)));
        try (Stream<OpenTask> tasks = jdbc.sql("""
                        select d.KEY_, t.TASK_DEF_KEY_, t.CREATE_TIME_, t.DUE_DATE_, c.sealed from ACT_RU_TASK t
                        join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
                        join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_
                        join dp_case c on c.id = e.BUSINESS_KEY_""").query(SlaRebuild::task).stream()) {
            tasks.forEach(task -> add(counts, figures.of(task)));
        }
        return counts;
    }

    private static void add(Map<Figure, Integer> counts, Collection<Figure> some) {
        some.forEach(figure -> counts.merge(figure, 1, Integer::sum));
    }

    private static OpenTask task(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("DUE_DATE_");
        return new OpenTask(
                row.getString("KEY_"),
                row.getString("TASK_DEF_KEY_"),
                row.getTimestamp("CREATE_TIME_").toInstant(),
                due == null ? null : due.toInstant(),
                row.getBoolean("sealed"));
    }
}
