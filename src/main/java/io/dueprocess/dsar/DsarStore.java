package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseShredded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code dp_dsar_request} and {@code dp_dsar_collection}. */
@Repository
class DsarStore {

    private final JdbcClient jdbc;

    DsarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Throws {@link org.springframework.dao.DuplicateKeyException} when the submission key is known. */
    void insert(String caseId, String submissionKey, Locale language, Instant receivedAt, String personHash) {
        jdbc.sql("""
                        insert into dp_dsar_request
                          (case_id, submission_key, language, received_at, records_match, person_hash)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        caseId,
                        submissionKey,
                        language.toLanguageTag(),
                        at(receivedAt),
                        DsarFacts.Match.UNKNOWN.name(),
                        personHash)
                .update();
    }

    DsarFacts get(String caseId) {
        return find("case_id", caseId).orElseThrow(() -> new NoSuchElementException("no request " + caseId));
    }

    /** Case ids of the requests that have no outcome yet. */
    List<String> open() {
        return jdbc.sql("select case_id from dp_dsar_request where outcome is null")
                .query(String.class)
                .list();
    }

    Optional<DsarFacts> bySubmissionKey(String submissionKey) {
        return find("submission_key", submissionKey);
    }

    Optional<DsarFacts> byMailTokenHash(String hash) {
        return find("mail_token_hash", hash);
    }

    private Optional<DsarFacts> find(String column, String value) {
        return jdbc.sql("select * from dp_dsar_request where " + column + " = ?")
                .param(value)
                .query(DsarStore::facts)
                .optional();
    }

    void acknowledged(String caseId, String accessCodeHash, String mailTokenHash, Instant mailTokenExpires) {
        jdbc.sql("""
                        update dp_dsar_request set access_code_hash = ?, mail_token_hash = ?, mail_token_expires = ?
                        where case_id = ?""")
                .params(accessCodeHash, mailTokenHash, at(mailTokenExpires), caseId)
                .update();
    }

    void matched(String caseId, DsarFacts.Match match) {
        set(caseId, "records_match", match.name());
    }

    void mailConfirmed(String caseId, Instant at) {
        set(caseId, "mail_confirmed_at", at(at));
    }

    /** A new question: what was sent before does not answer it. The first one of a check counts as when it was asked. */
    void identityAsked(String caseId, Instant at) {
        Instant first = get(caseId).identityAsked() ? get(caseId).identityAskedAt() : at;
        jdbc.sql("""
                        update dp_dsar_request set identity_asked_at = ?, identity_proof_at = null,
                        identity_checked_at = null where case_id = ?""").params(at(first), caseId).update();
    }

    void identityProofReceived(String caseId, Instant at) {
        set(caseId, "identity_proof_at", at(at));
    }

    void identityChecked(String caseId, Instant at) {
        set(caseId, "identity_checked_at", at(at));
    }

    void reviewedBy(String caseId, String userId) {
        set(caseId, "reviewed_by", userId);
    }

    void refusalBy(String caseId, String userId) {
        set(caseId, "refusal_by", userId);
    }

    void withdrawn(String caseId) {
        set(caseId, "outcome", DsarFacts.Outcome.WITHDRAWN.name());
    }

    void notRequest(String caseId) {
        set(caseId, "outcome", DsarFacts.Outcome.NO_REQUEST.name());
    }

    void answered(String caseId, DsarFacts.Outcome outcome, Instant at) {
        jdbc.sql("update dp_dsar_request set outcome = ?, answered_at = ? where case_id = ?")
                .params(outcome.name(), at(at), caseId)
                .update();
    }

    void answerUntil(String caseId, Instant until) {
        set(caseId, "answer_until", at(until));
    }

    private void set(String caseId, String column, Object value) {
        jdbc.sql("update dp_dsar_request set " + column + " = ? where case_id = ?")
                .params(value, caseId)
                .update();
    }

    boolean collected(String caseId, String systemId) {
        return jdbc.sql("select done from dp_dsar_collection where case_id = ? and system_id = ?")
                .params(caseId, systemId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void collectedNow(String caseId, String systemId) {
        if (updateCollection("done = true", caseId, systemId) == 0) {
            insertCollection(caseId, systemId, 0, true);
        }
    }

    /** Counts a failed attempt; in a transaction of its own, since the failing one rolls back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public int failedAttempt(String caseId, String systemId) {
        if (updateCollection("attempts = attempts + 1", caseId, systemId) == 0) {
            insertCollection(caseId, systemId, 1, false);
        }
        return jdbc.sql("select attempts from dp_dsar_collection where case_id = ? and system_id = ?")
                .params(caseId, systemId)
                .query(Integer.class)
                .single();
    }

    private int updateCollection(String change, String caseId, String systemId) {
        return jdbc.sql("update dp_dsar_collection set " + change + " where case_id = ? and system_id = ?")
                .params(caseId, systemId)
                .update();
    }

    private void insertCollection(String caseId, String systemId, int attempts, boolean done) {
        jdbc.sql("insert into dp_dsar_collection (case_id, system_id, attempts, done) values (?, ?, ?, ?)")
                .params(caseId, systemId, attempts, done)
                .update();
    }

    @EventListener
    void on(CaseShredded shredded) {
        jdbc.sql("delete from dp_dsar_collection where case_id = ?")
                .param(shredded.caseId())
                .update();
        jdbc.sql("delete from dp_dsar_request where case_id = ?")
                .param(shredded.caseId())
                .update();
    }

    private static DsarFacts facts(ResultSet rs, int row) throws SQLException {
        String outcome = rs.getString("outcome");
        return new DsarFacts(
                rs.getString("case_id"),
                Locale.forLanguageTag(rs.getString("language")),
                instant(rs, "received_at"),
                rs.getString("access_code_hash"),
                instant(rs, "mail_token_expires"),
                instant(rs, "mail_confirmed_at"),
                DsarFacts.Match.valueOf(rs.getString("records_match")),
                instant(rs, "identity_asked_at"),
                instant(rs, "identity_proof_at"),
                instant(rs, "identity_checked_at"),
                rs.getString("reviewed_by"),
                rs.getString("refusal_by"),
                outcome == null ? null : DsarFacts.Outcome.valueOf(outcome),
                instant(rs, "answered_at"),
                instant(rs, "answer_until"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp value = rs.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
