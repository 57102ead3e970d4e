package io.dueprocess.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code dp_sla_count} and {@code dp_sla_change}; a figure's number is the sum of both. */
@Repository
class FigureRows {

    private static final int ROWS_PER_STATEMENT = 500;
    private static final String COLUMNS = "process_key, measure, label, moment, span, settled, amount";

    private final JdbcClient jdbc;

    FigureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A figure and its number. */
    record Counted(Figure figure, long amount) {}

    /** Adds to the figures, in one statement for all that one transaction changes. */
    void change(Map<Figure, Integer> changes) {
        insert("dp_sla_change", changes.entrySet().stream().toList());
    }

    /** Whether the caller is the one who adds up or counts anew, until his transaction ends. */
    boolean lock() {
        return jdbc.sql("select name from dp_lock where name = 'sla' for update skip locked")
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Numbers that are not 0: those of now, and of what happened since. */
    List<Counted> since(Instant month) {
        return jdbc.sql("""
                        select process_key, measure, label, moment, span, false as settled, sum(amount) as amount from
                          (select process_key, measure, label, moment, span, amount from dp_sla_count
                          union all
                          select process_key, measure, label, moment, span, amount from dp_sla_change) figure
                        where moment >= ? or measure in ('OPEN', 'DUE', 'PAUSED', 'WAITING', 'TASK_DUE')
                        group by process_key, measure, label, moment, span having sum(amount) <> 0""")
                .param(month.atOffset(ZoneOffset.UTC))
                .query(FigureRows::read)
                .list();
    }

    /** Moves the changes to the counts; in a transaction that sees one state of the database. */
    void addUp() {
        List<Counted> changes = jdbc.sql("""
                        select process_key, measure, label, moment, span, settled, sum(amount) as amount from dp_sla_change
                        group by process_key, measure, label, moment, span, settled""").query(FigureRows::read).list();
        jdbc.sql("delete from dp_sla_change").update();
        changes.stream().filter(change -> change.amount() != 0).forEach(this::add);
        jdbc.sql("delete from dp_sla_count where amount = 0").update();
    }

    private void add(Counted change) {
        Figure figure = change.figure();
        int updated = jdbc.sql("""
                        update dp_sla_count set amount = amount + ?
                        where process_key = ? and measure = ? and label = ? and moment = ? and span = ? and settled = ?""")
                .params(
                        change.amount(),
                        figure.process(),
                        figure.measure().name(),
                        figure.label(),
                        figure.moment().atOffset(ZoneOffset.UTC),
                        figure.span(),
                        figure.settled())
                .update();
        if (updated == 0) {
            insert("dp_sla_count", List.of(Map.entry(figure, change.amount())));
        }
    }

    /** Puts these in place of all that is not settled; in a transaction that sees one state of the database. */
    void replace(Map<Figure, Integer> counts) {
        addUp();
        jdbc.sql("delete from dp_sla_count where settled = false").update();
        insert("dp_sla_count", counts.entrySet().stream().toList());
    }

    private void insert(String table, List<? extends Map.Entry<Figure, ? extends Number>> figures) {
        for (int from = 0; from < figures.size(); from += ROWS_PER_STATEMENT) {
            var some = figures.subList(from, Math.min(figures.size(), from + ROWS_PER_STATEMENT));
            List<Object> values = new ArrayList<>();
            for (Map.Entry<Figure, ? extends Number> entry : some) {
                Figure figure = entry.getKey();
                Collections.addAll(
                        values,
                        figure.process(),
                        figure.measure().name(),
                        figure.label(),
                        figure.moment().atOffset(ZoneOffset.UTC),
                        figure.span(),
                        figure.settled(),
                        entry.getValue());
            }
            String rows = String.join(", ", Collections.nCopies(some.size(), "(?, ?, ?, ?, ?, ?, ?)"));
            jdbc.sql("insert into " + table + " (" + COLUMNS + ") values " + rows)
                    .params(values)
                    .update();
        }
    }

    private static Counted read(ResultSet row, int number) throws SQLException {
        return new Counted(
                new Figure(
                        row.getString("process_key"),
                        Measure.valueOf(row.getString("measure")),
                        row.getString("label"),
                        row.getObject("moment", OffsetDateTime.class).toInstant(),
                        row.getInt("span"),
                        row.getBoolean("settled")),
                row.getLong("amount"));
    }
}
