package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseShredded;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_report}. What they tell is counted for the yearly figures in the same transaction, once. */
@Repository
class WhistleblowerStore {

    /** Calendar days from receipt, in which to acknowledge (WBD Art. 9(1)(b)). */
    static final int DAYS_TO_ACKNOWLEDGE = 7;

    private final JdbcClient jdbc;
    private final ReportYears years;

    WhistleblowerStore(JdbcClient jdbc, ReportYears years) {
        this.jdbc = jdbc;
        this.years = years;
    }

    /** @param acknowledgedOn day on which the reporter was told of the receipt, or null */
    void insert(
            String caseId,
            Channel channel,
            Locale language,
            boolean anonymous,
            LocalDate receivedOn,
            LocalDate acknowledgedOn) {
        jdbc.sql("""
                        insert into dp_report (case_id, channel, language, anonymous, received_on, reopened)
                        values (?, ?, ?, ?, ?, 0)""")
                .params(caseId, channel.name(), language.toLanguageTag(), anonymous, receivedOn)
                .update();
        count(receivedOn, Measure.RECEIVED);
        if (channel == Channel.ORAL) {
            count(receivedOn, Measure.ORAL);
        }
        if (anonymous) {
            count(receivedOn, Measure.ANONYMOUS);
        }
        if (acknowledgedOn != null) {
            acknowledged(caseId, acknowledgedOn);
        }
    }

    /** Throws NoSuchElementException for a case that is no report, or was shredded. */
    ReportFacts get(String caseId) {
        return find(caseId).orElseThrow(() -> new NoSuchElementException("no report " + caseId));
    }

    Optional<ReportFacts> find(String caseId) {
        return jdbc.sql("select * from dp_report where case_id = ?")
                .param(caseId)
                .query(WhistleblowerStore::facts)
                .optional();
    }

    /** Keeps the first day. */
    void acknowledged(String caseId, LocalDate on) {
        LocalDate receivedOn = get(caseId).receivedOn();
        if (first("acknowledged_on", caseId, on) && !on.isAfter(receivedOn.plusDays(DAYS_TO_ACKNOWLEDGE))) {
            count(receivedOn, Measure.ACKNOWLEDGED_IN_TIME);
        }
    }

    /** Keeps the first decision. */
    void assessed(String caseId, Scope scope) {
        if (first("scope", caseId, scope.name())) {
            count(get(caseId).receivedOn(), scope.measure());
        }
    }

    /** Keeps the first day. */
    void feedbackGiven(String caseId, LocalDate on, boolean inTime) {
        if (first("feedback_on", caseId, on) && inTime) {
            count(get(caseId).receivedOn(), Measure.FEEDBACK_IN_TIME);
        }
    }

    /** @param day or null when nothing more is promised */
    void promised(String caseId, LocalDate day) {
        jdbc.sql("update dp_report set more_on = ? where case_id = ?")
                .params(day, caseId)
                .update();
    }

    void closed(String caseId, Outcome outcome, LocalDate on) {
        if (first("closed_on", caseId, on)) {
            jdbc.sql("update dp_report set outcome = ? where case_id = ?")
                    .params(outcome.name(), caseId)
                    .update();
            LocalDate receivedOn = get(caseId).receivedOn();
            count(receivedOn, Measure.CLOSED);
            outcome.measure().ifPresent(measure -> count(receivedOn, measure));
        }
    }

    /** The report is open again and in scope: its figures as closed are taken back. */
    void reopened(String caseId) {
        ReportFacts closed = get(caseId);
        int year = closed.receivedOn().getYear();
        jdbc.sql("""
                        update dp_report set closed_on = null, outcome = null, more_on = null, scope = ?,
                        reopened = reopened + 1 where case_id = ?""").params(Scope.IN_SCOPE.name(), caseId).update();
        years.discount(year, Measure.CLOSED);
        closed.outcome().measure().ifPresent(measure -> years.discount(year, measure));
        if (closed.scope() != Scope.IN_SCOPE) {
            years.discount(year, closed.scope().measure());
            years.count(year, Measure.IN_SCOPE);
        }
        if (closed.reopened() == 0) {
            years.count(year, Measure.REOPENED);
        }
    }

    @EventListener
    void on(CaseShredded shredded) {
        jdbc.sql("delete from dp_report where case_id = ?")
                .param(shredded.caseId())
                .update();
    }

    /** Sets what was not set yet; false when it was. */
    private boolean first(String column, String caseId, Object value) {
        return jdbc.sql("update dp_report set " + column + " = ? where case_id = ? and " + column + " is null")
                        .params(value, caseId)
                        .update()
                > 0;
    }

    private void count(LocalDate receivedOn, Measure measure) {
        years.count(receivedOn.getYear(), measure);
    }

    private static ReportFacts facts(ResultSet rs, int row) throws SQLException {
        String scope = rs.getString("scope");
        String outcome = rs.getString("outcome");
        return new ReportFacts(
                rs.getString("case_id"),
                Channel.valueOf(rs.getString("channel")),
                Locale.forLanguageTag(rs.getString("language")),
                rs.getBoolean("anonymous"),
                day(rs, "received_on"),
                day(rs, "acknowledged_on"),
                scope == null ? null : Scope.valueOf(scope),
                outcome == null ? null : Outcome.valueOf(outcome),
                day(rs, "feedback_on"),
                day(rs, "more_on"),
                day(rs, "closed_on"),
                rs.getInt("reopened"));
    }

    private static LocalDate day(ResultSet rs, String column) throws SQLException {
        Date value = rs.getDate(column);
        return value == null ? null : value.toLocalDate();
    }
}
