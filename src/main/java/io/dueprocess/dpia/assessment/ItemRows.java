package io.dueprocess.dpia.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of {@code dp_dpia_assessment}, {@code dp_dpia_item} and {@code dp_dpia_author}: who changed what how often, and
 * whether it may be changed now. Writers of a case hold its audit chain, so there is one at a time. The row of an item that
 * was taken away stays, so that its number is never given again.
 */
@Repository
class ItemRows {

    /** @param version how often it was written or taken away, from 1 */
    record Row(String item, int version, String by, Instant at) {}

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether authors may write now; empty before the assessment was begun. */
    Optional<Boolean> editable(String caseId) {
        return jdbc.sql("select editable from dp_dpia_assessment where case_id = ?")
                .param(caseId)
                .query(Boolean.class)
                .optional();
    }

    void editable(String caseId, boolean editable) {
        String sql = editable(caseId).isPresent()
                ? "update dp_dpia_assessment set editable = ? where case_id = ?"
                : "insert into dp_dpia_assessment (editable, case_id) values (?, ?)";
        jdbc.sql(sql).params(editable, caseId).update();
    }

    Optional<Row> find(String caseId, String item) {
        return jdbc.sql("select * from dp_dpia_item where case_id = ? and item = ?")
                .params(caseId, item)
                .query(ItemRows::row)
                .optional();
    }

    List<Row> all(String caseId) {
        return jdbc.sql("select * from dp_dpia_item where case_id = ?")
                .param(caseId)
                .query(ItemRows::row)
                .list();
    }

    /** Counts a change; returns the item's version from now on. */
    int changed(String caseId, String item, String by, Instant at) {
        Optional<Row> before = find(caseId, item);
        int version = before.map(Row::version).orElse(0) + 1;
        String sql = before.isPresent()
                ? "update dp_dpia_item set version = ?, changed_by = ?, changed_at = ? where case_id = ? and item = ?"
                : "insert into dp_dpia_item (version, changed_by, changed_at, case_id, item) values (?, ?, ?, ?, ?)";
        jdbc.sql(sql)
                .params(version, by, at.atOffset(ZoneOffset.UTC), caseId, item)
                .update();
        return version;
    }

    void author(String caseId, String userId) {
        if (!authors(caseId).contains(userId)) {
            jdbc.sql("insert into dp_dpia_author (case_id, user_id) values (?, ?)")
                    .params(caseId, userId)
                    .update();
        }
    }

    Set<String> authors(String caseId) {
        return new LinkedHashSet<>(jdbc.sql("select user_id from dp_dpia_author where case_id = ? order by user_id")
                .param(caseId)
                .query(String.class)
                .list());
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getString("item"),
                rs.getInt("version"),
                rs.getString("changed_by"),
                rs.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
