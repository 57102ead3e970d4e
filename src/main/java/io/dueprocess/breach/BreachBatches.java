package io.dueprocess.breach;

import io.dueprocess.casefile.CaseShredded;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_breach_batch}: which batches of people there are, and which have been written to. */
@Repository
class BreachBatches {

    /**
     * How many people there are.
     *
     * @param listed on the list
     * @param written whose letters went to the outbox, or in a drill would have gone
     */
    record People(int listed, int written) {

        int left() {
            return listed - written;
        }
    }

    private final JdbcClient jdbc;

    BreachBatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String caseId, int batch, int people) {
        jdbc.sql("insert into dp_breach_batch (case_id, batch, people) values (?, ?, ?)")
                .params(caseId, batch, people)
                .update();
    }

    /** Numbers of all batches, smallest first; until the transaction ends nobody else writes to or replaces them. */
    List<Integer> locked(String caseId) {
        return jdbc.sql("select batch from dp_breach_batch where case_id = ? order by batch for update")
                .param(caseId)
                .query(Integer.class)
                .list();
    }

    /** Numbers of all batches, smallest first. */
    List<Integer> all(String caseId) {
        return numbers(caseId, "batch is not null");
    }

    /** Numbers of the batches not yet written to, smallest first. */
    List<Integer> unwritten(String caseId) {
        return numbers(caseId, "written_at is null");
    }

    /** Numbers of the batches written to, smallest first. */
    List<Integer> written(String caseId) {
        return numbers(caseId, "written_at is not null");
    }

    private List<Integer> numbers(String caseId, String which) {
        return jdbc.sql("select batch from dp_breach_batch where case_id = ? and " + which + " order by batch")
                .param(caseId)
                .query(Integer.class)
                .list();
    }

    void written(String caseId, int batch, Instant at) {
        jdbc.sql("update dp_breach_batch set written_at = ? where case_id = ? and batch = ?")
                .params(at.atOffset(ZoneOffset.UTC), caseId, batch)
                .update();
    }

    void deleteUnwritten(String caseId) {
        jdbc.sql("delete from dp_breach_batch where case_id = ? and written_at is null")
                .param(caseId)
                .update();
    }

    People people(String caseId) {
        return jdbc.sql("""
                        select coalesce(sum(people), 0) as listed,
                            coalesce(sum(case when written_at is null then 0 else people end), 0) as written
                        from dp_breach_batch where case_id = ?""")
                .param(caseId)
                .query((rs, row) -> new People(rs.getInt("listed"), rs.getInt("written")))
                .single();
    }

    /** The greatest number in use; empty when there is none. */
    OptionalInt greatest(String caseId) {
        return locked(caseId).stream().mapToInt(Integer::intValue).max();
    }

    @EventListener
    void on(CaseShredded shredded) {
        jdbc.sql("delete from dp_breach_batch where case_id = ?")
                .param(shredded.caseId())
                .update();
    }
}
