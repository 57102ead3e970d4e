package io.dueprocess.dpia;

import io.dueprocess.casefile.CaseShredded;
import io.dueprocess.dpia.assessment.Level;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_dpia}. */
@Repository
public class DpiaStore {

    private final JdbcClient jdbc;

    DpiaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param previous case id of the version before, or null
     * @param version unique in the activity: throws {@link org.springframework.dao.DuplicateKeyException} when it is there
     */
    void insert(
            String caseId,
            String activity,
            int version,
            String previous,
            DpiaFacts.Cause cause,
            String startedBy,
            LocalDate goLive) {
        jdbc.sql("""
                        insert into dp_dpia (case_id, activity, version, previous, cause, started_by, go_live, returns)
                        values (?, ?, ?, ?, ?, ?, ?, 0)""")
                .params(caseId, activity, version, previous, cause.name(), startedBy, date(goLive))
                .update();
    }

    /** @throws NoSuchElementException for an unknown or shredded case */
    public DpiaFacts get(String caseId) {
        return jdbc.sql("select * from dp_dpia where case_id = ?")
                .param(caseId)
                .query(DpiaStore::facts)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no impact assessment " + caseId));
    }

    /** All versions of an activity's assessment that are not shredded, the latest first. */
    public List<DpiaFacts> ofActivity(String activity) {
        return jdbc.sql("select * from dp_dpia where activity = ? order by version desc")
                .param(activity)
                .query(DpiaStore::facts)
                .list();
    }

    /** Every one that is not shredded; those of an activity together, the latest first. */
    public List<DpiaFacts> all() {
        return jdbc.sql("select * from dp_dpia order by activity, version desc")
                .query(DpiaStore::facts)
                .list();
    }

    /** The version of the activity that is being worked on; empty when there is none. */
    Optional<DpiaFacts> undecided(String activity) {
        return ofActivity(activity).stream()
                .filter(facts -> facts.outcome() == null && facts.endedAt() == null)
                .findFirst();
    }

    /** The version of the activity that is in force; empty when there is none. */
    Optional<DpiaFacts> living(String activity) {
        return ofActivity(activity).stream().filter(DpiaFacts::living).findFirst();
    }

    void screenedBy(String caseId, String userId) {
        set(caseId, "screened_by", userId);
    }

    void screening(String caseId, DpiaFacts.Screening screening) {
        set(caseId, "screening", screening.name());
    }

    void rated(String caseId, Level inherent, Level residual) {
        set(caseId, "inherent", inherent.name());
        set(caseId, "residual", residual.name());
    }

    void advisedBy(String caseId, String userId) {
        set(caseId, "advised_by", userId);
    }

    void returned(String caseId) {
        jdbc.sql("update dp_dpia set returns = returns + 1 where case_id = ?")
                .param(caseId)
                .update();
    }

    /** @param mapHash of the activity in the data map, or null */
    void decided(String caseId, DpiaFacts.Outcome outcome, String userId, Instant at, String mapHash) {
        set(caseId, "outcome", outcome.name());
        set(caseId, "decided_by", userId);
        set(caseId, "decided_at", at(at));
        set(caseId, "map_hash", mapHash);
    }

    void reviewOn(String caseId, LocalDate day) {
        set(caseId, "review_on", date(day));
    }

    /** A new request for consultation; what was answered to an earlier one counts no more. */
    void filed(String caseId, Instant receivedByAuthority) {
        set(caseId, "filed_at", at(receivedByAuthority));
        set(caseId, "answer", null);
        set(caseId, "answered_at", null);
    }

    void answered(String caseId, DpiaFacts.Answer answer, Instant at) {
        set(caseId, "answer", answer.name());
        set(caseId, "answered_at", at(at));
    }

    void superseded(String caseId, Instant at) {
        set(caseId, "superseded_at", at(at));
    }

    void ended(String caseId, Instant at) {
        set(caseId, "ended_at", at(at));
    }

    void closed(String caseId, Instant at) {
        set(caseId, "closed_at", at(at));
    }

    private void set(String caseId, String column, Object value) {
        jdbc.sql("update dp_dpia set " + column + " = ? where case_id = ?")
                .params(value, caseId)
                .update();
    }

    @EventListener
    void on(CaseShredded shredded) {
        for (String table :
                List.of("dp_dpia", "dp_dpia_condition", "dp_dpia_assessment", "dp_dpia_item", "dp_dpia_author")) {
            jdbc.sql("delete from " + table + " where case_id = ?")
                    .param(shredded.caseId())
                    .update();
        }
    }

    private static DpiaFacts facts(ResultSet rs, int row) throws SQLException {
        return new DpiaFacts(
                rs.getString("case_id"),
                rs.getString("activity"),
                rs.getInt("version"),
                rs.getString("previous"),
                DpiaFacts.Cause.valueOf(rs.getString("cause")),
                rs.getString("started_by"),
                day(rs, "go_live"),
                constant(DpiaFacts.Screening.class, rs.getString("screening")),
                rs.getString("screened_by"),
                constant(Level.class, rs.getString("inherent")),
                constant(Level.class, rs.getString("residual")),
                rs.getString("advised_by"),
                constant(DpiaFacts.Outcome.class, rs.getString("outcome")),
                rs.getString("decided_by"),
                instant(rs, "decided_at"),
                rs.getString("map_hash"),
                instant(rs, "filed_at"),
                constant(DpiaFacts.Answer.class, rs.getString("answer")),
                instant(rs, "answered_at"),
                day(rs, "review_on"),
                rs.getInt("returns"),
                instant(rs, "superseded_at"),
                instant(rs, "ended_at"),
                instant(rs, "closed_at"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static LocalDate day(ResultSet rs, String column) throws SQLException {
        Date value = rs.getDate(column);
        return value == null ? null : value.toLocalDate();
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static Date date(LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
