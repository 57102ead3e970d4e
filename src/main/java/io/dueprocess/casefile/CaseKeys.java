package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The data keys of cases, kept wrapped: by the organisation's key, or for the holders of a sealed case alone. */
@Component
class CaseKeys {

    /** @param wrapped null for a sealed case */
    private record Row(boolean sealed, byte[] wrapped) {}

    private final JdbcClient jdbc;
    private final Wrapping wrapping;
    private final Grants grants;

    CaseKeys(JdbcClient jdbc, Wrapping wrapping, Grants grants) {
        this.jdbc = jdbc;
        this.wrapping = wrapping;
        this.grants = grants;
    }

    /** The key of a case that is being opened. */
    record Fresh(CaseKey key, byte[] wrapped) {}

    Fresh fresh(String caseId) {
        CaseKey key = CaseKey.generate(caseId);
        return new Fresh(key, key.wrapped(raw -> wrapping.wrap(caseId, raw)));
    }

    /** Throws NoSuchElementException for an unknown and for a shredded case, CaseLocked for a sealed one without key. */
    CaseKey of(String caseId) {
        Optional<CaseKey> fresh = OpenedCases.find(caseId).flatMap(OpenedCases.Opened::key);
        if (fresh.isPresent()) {
            return fresh.get();
        }
        Row row = row(caseId).orElseThrow(() -> missing(caseId));
        if (row.sealed()) {
            return atHand(caseId).orElseThrow(() -> new CaseLocked(caseId));
        }
        return Optional.ofNullable(row.wrapped())
                .flatMap(wrapped ->
                        wrapping.unwrapCase(caseId, wrapped, () -> row(caseId).map(Row::wrapped)))
                .orElseThrow(() -> missing(caseId));
    }

    /** The key of a sealed case, where it is at hand; empty for any other case. */
    Optional<CaseKey> find(String caseId) {
        return KeyRing.isEmpty() || !sealed(caseId) ? Optional.empty() : atHand(caseId);
    }

    private boolean sealed(String caseId) {
        return OpenedCases.find(caseId)
                .map(OpenedCases.Opened::sealed)
                .or(() -> row(caseId).map(Row::sealed))
                .orElse(false);
    }

    private static NoSuchElementException missing(String caseId) {
        return new NoSuchElementException("no open case file " + caseId);
    }

    private Optional<CaseKey> atHand(String caseId) {
        return KeyRing.opened(caseId)
                .or(() -> KeyRing.handler()
                        .flatMap(handler ->
                                grants.of(caseId, handler.userId()).map(wrapped -> handler.unwrap(caseId, wrapped))));
    }

    private Optional<Row> row(String caseId) {
        return jdbc.sql("select sealed, wrapped_key from dp_case where id = ? and shredded_at is null")
                .param(caseId)
                .query((rs, row) -> new Row(rs.getBoolean("sealed"), rs.getBytes("wrapped_key")))
                .optional();
    }

    /** Marks the organisation's key as due, which wrapped this one in every copy of the database there may be. */
    void destroy(String caseId) {
        wrapping.shredding();
        jdbc.sql("update dp_case set wrapped_key = null where id = ?")
                .param(caseId)
                .update();
        grants.removeAll(caseId);
        for (String table : List.of("dp_receipt", "dp_identity_share", "dp_identity")) {
            jdbc.sql("delete from " + table + " where case_id = ?")
                    .param(caseId)
                    .update();
        }
    }
}
