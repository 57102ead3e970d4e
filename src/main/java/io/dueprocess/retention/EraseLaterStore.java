package io.dueprocess.retention;

import java.sql.Date;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_erase_later}. */
@Repository
class EraseLaterStore {

    private final JdbcClient jdbc;

    EraseLaterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean scheduled(String key, LocalDate dueOn) {
        return jdbc.sql("select count(*) from dp_erase_later where schedule_key = ? and due_on = ?")
                        .params(key, Date.valueOf(dueOn))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void insert(String key, LocalDate dueOn, String caseId) {
        jdbc.sql("insert into dp_erase_later (schedule_key, due_on, case_id) values (?, ?, ?)")
                .params(key, Date.valueOf(dueOn), caseId)
                .update();
    }
}
