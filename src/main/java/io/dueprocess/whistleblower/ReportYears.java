package io.dueprocess.whistleblower;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_report_year}; they belong to no case and stay when cases are shredded. */
@Repository
class ReportYears {

    private final JdbcClient jdbc;

    ReportYears(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction. */
    void count(int receivedYear, Measure measure) {
        add(receivedYear, measure, 1);
    }

    /** Takes back what no longer holds, since a case was reopened. */
    void discount(int receivedYear, Measure measure) {
        add(receivedYear, measure, -1);
    }

    private void add(int year, Measure measure, int by) {
        if (update(year, measure, by) > 0) {
            return;
        }
        // one at a time makes a row: a second one would end its whole transaction
        jdbc.sql("select name from dp_lock where name = 'report-year' for update")
                .query(String.class)
                .single();
        if (update(year, measure, by) == 0) {
            jdbc.sql("insert into dp_report_year (received_year, measure, amount) values (?, ?, ?)")
                    .params(year, measure.name(), by)
                    .update();
        }
    }

    private int update(int year, Measure measure, int by) {
        return jdbc.sql("update dp_report_year set amount = amount + ? where received_year = ? and measure = ?")
                .params(by, year, measure.name())
                .update();
    }

    /** Every measure of the year; 0 where nothing was counted. */
    Map<Measure, Integer> of(int year) {
        Map<Measure, Integer> counts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            counts.put(measure, 0);
        }
        jdbc.sql("select measure, amount from dp_report_year where received_year = ?")
                .param(year)
                .query((rs, row) -> counts.put(Measure.valueOf(rs.getString("measure")), rs.getInt("amount")))
                .list();
        return counts;
    }
}
