package io.dueprocess.sla;

import io.dueprocess.deadline.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ids of the cases behind a number, soonest due first. */
@Repository
class BoardRows {

    private final JdbcClient jdbc;

    BoardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases with a duty to be done that expires after the first instant and at the second at the latest. */
    List<String> due(List<Clock> clocks, Instant from, Instant to, int limit) {
        return jdbc.sql("""
                        select case_id from dp_deadline where clock in (:clocks) and state in ('OPEN', 'MISSED')
                        and expires_at > :from and expires_at <= :to order by expires_at, case_id limit :limit""")
                .param("clocks", ids(clocks))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    List<String> paused(List<Clock> clocks, int limit) {
        return jdbc.sql("""
                        select case_id from dp_deadline where clock in (:clocks) and state = 'PAUSED'
                        order by expires_at, case_id limit :limit""")
                .param("clocks", ids(clocks))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Oldest first. */
    List<String> open(String process, int limit) {
        return jdbc.sql("""
                        select id from dp_case where process_key = ? and closed_at is null and shredded_at is null
                        order by opened_at, id limit ?""").params(process, limit).query(String.class).list();
    }

    private static List<String> ids(List<Clock> clocks) {
        return clocks.stream().map(Clock::id).toList();
    }
}
