package io.dueprocess.retention;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_retention_rule} and {@code dp_retention_run}. */
@Repository
class RetentionStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean approved(String ruleId, String hash) {
        return jdbc.sql("select count(*) from dp_retention_rule where rule_id = ? and rule_hash = ?")
                        .params(ruleId, hash)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void approve(String ruleId, String hash, String userId) {
        ensure(ruleId);
        jdbc.sql("update dp_retention_rule set rule_hash = ?, approved_by = ?, approved_at = ? where rule_id = ?")
                .params(hash, userId, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), ruleId)
                .update();
    }

    /** Nobody is asked for the rule before that day. */
    void notBefore(String ruleId, LocalDate day) {
        ensure(ruleId);
        jdbc.sql("update dp_retention_rule set not_before = ? where rule_id = ?")
                .params(Date.valueOf(day), ruleId)
                .update();
    }

    boolean waits(String ruleId, LocalDate today) {
        return jdbc.sql("select count(*) from dp_retention_rule where rule_id = ? and not_before > ?")
                        .params(ruleId, Date.valueOf(today))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void ensure(String ruleId) {
        boolean there = jdbc.sql("select count(*) from dp_retention_rule where rule_id = ?")
                        .param(ruleId)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!there) {
            jdbc.sql("insert into dp_retention_rule (rule_id) values (?)")
                    .param(ruleId)
                    .update();
        }
    }

    void insertRun(String caseId, String ruleId) {
        jdbc.sql("insert into dp_retention_run (case_id, rule_id) values (?, ?)")
                .params(caseId, ruleId)
                .update();
    }

    String ruleOf(String caseId) {
        return jdbc.sql("select rule_id from dp_retention_run where case_id = ?")
                .param(caseId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no retention run " + caseId));
    }

    List<String> runsOf(String ruleId) {
        return jdbc.sql("select case_id from dp_retention_run where rule_id = ?")
                .param(ruleId)
                .query(String.class)
                .list();
    }
}
