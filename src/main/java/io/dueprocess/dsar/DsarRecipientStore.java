package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseShredded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code dp_dsar_recipient}. */
@Repository
class DsarRecipientStore {

    /** @param toldBy user id, or the system's name for a mail; null while nobody told it */
    record Row(
            String recipientId,
            Set<Right> acts,
            Instant toldAt,
            String toldBy,
            DsarRecipients.Answer answer,
            Instant answeredAt) {}

    private final JdbcClient jdbc;

    DsarRecipientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the recipient, or these acts to those it was noted for. */
    void note(String caseId, String recipientId, Set<Right> acts, Instant at) {
        Optional<Row> known = find(caseId, recipientId);
        if (known.isEmpty()) {
            jdbc.sql("insert into dp_dsar_recipient (case_id, recipient_id, acts, noted_at) values (?, ?, ?, ?)")
                    .params(caseId, recipientId, names(acts), at.atOffset(ZoneOffset.UTC))
                    .update();
            return;
        }
        Set<Right> all = EnumSet.copyOf(acts);
        all.addAll(known.get().acts());
        jdbc.sql("update dp_dsar_recipient set acts = ? where case_id = ? and recipient_id = ?")
                .params(names(all), caseId, recipientId)
                .update();
    }

    List<Row> of(String caseId) {
        return jdbc.sql("select * from dp_dsar_recipient where case_id = ?")
                .param(caseId)
                .query(DsarRecipientStore::row)
                .list();
    }

    Optional<Row> find(String caseId, String recipientId) {
        return jdbc.sql("select * from dp_dsar_recipient where case_id = ? and recipient_id = ?")
                .params(caseId, recipientId)
                .query(DsarRecipientStore::row)
                .optional();
    }

    void told(String caseId, String recipientId, Instant at, String by) {
        jdbc.sql("update dp_dsar_recipient set told_at = ?, told_by = ? where case_id = ? and recipient_id = ?")
                .params(at.atOffset(ZoneOffset.UTC), by, caseId, recipientId)
                .update();
    }

    void answered(String caseId, String recipientId, DsarRecipients.Answer answer, Instant at) {
        jdbc.sql("update dp_dsar_recipient set answer = ?, answered_at = ? where case_id = ? and recipient_id = ?")
                .params(answer.name(), at.atOffset(ZoneOffset.UTC), caseId, recipientId)
                .update();
    }

    @EventListener
    void on(CaseShredded shredded) {
        jdbc.sql("delete from dp_dsar_recipient where case_id = ?")
                .param(shredded.caseId())
                .update();
    }

    private static String names(Set<Right> acts) {
        return acts.stream().sorted().map(Right::name).collect(Collectors.joining(","));
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        String answer = rs.getString("answer");
        return new Row(
                rs.getString("recipient_id"),
                Arrays.stream(rs.getString("acts").split(","))
                        .map(Right::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class))),
                instant(rs, "told_at"),
                rs.getString("told_by"),
                answer == null ? null : DsarRecipients.Answer.valueOf(answer),
                instant(rs, "answered_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp value = rs.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
