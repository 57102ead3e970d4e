package io.dueprocess.dpia;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_dpia_condition}: what an approval depends on. */
@Repository
class DpiaConditions {

    /**
     * @param number from 1
     * @param ownerGroup whose task it is
     * @param dueOn last day on which it is in time, in the organisation's zone
     * @param beforeGoLive whether the processing may not begin before it is fulfilled
     * @param doneAt null while it is open
     */
    record Condition(
            int number, String ownerGroup, LocalDate dueOn, boolean beforeGoLive, Instant doneAt, String doneBy) {

        boolean open() {
            return doneAt == null;
        }
    }

    private final JdbcClient jdbc;

    DpiaConditions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String caseId, Condition condition) {
        jdbc.sql("""
                        insert into dp_dpia_condition (case_id, number, owner_group, due_on, before_go_live)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        caseId,
                        condition.number(),
                        condition.ownerGroup(),
                        Date.valueOf(condition.dueOn()),
                        condition.beforeGoLive())
                .update();
    }

    void done(String caseId, int number, String userId, Instant at) {
        jdbc.sql("update dp_dpia_condition set done_at = ?, done_by = ? where case_id = ? and number = ?")
                .params(at.atOffset(ZoneOffset.UTC), userId, caseId, number)
                .update();
    }

    List<Condition> of(String caseId) {
        return jdbc.sql("select * from dp_dpia_condition where case_id = ? order by number")
                .param(caseId)
                .query((rs, row) -> {
                    java.time.OffsetDateTime done = rs.getObject("done_at", java.time.OffsetDateTime.class);
                    return new Condition(
                            rs.getInt("number"),
                            rs.getString("owner_group"),
                            rs.getDate("due_on").toLocalDate(),
                            rs.getBoolean("before_go_live"),
                            done == null ? null : done.toInstant(),
                            rs.getString("done_by"));
                })
                .list();
    }
}
