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

    private final JdbcClient jdbc;
    private final Wrapping wrapping;
    private final Grants grants;

    CaseKeys(JdbcClient jdbc, Wrapping wrapping, Grants grants) {
        this.jdbc = jdbc;
        this.wrapping = wrapping;
        this.grants = grants;
    }

    byte[] newWrapped(String caseId) {
        return wrapping.wrap(caseId, CaseKey.newDataKey());
    }

    /** Throws NoSuchElementException for an unknown and for a shredded case, CaseLocked for a sealed one without key. */
    CaseKey of(String caseId) {
        if (sealed(caseId)) {
            return atHand(caseId).orElseThrow(() -> new CaseLocked(caseId));
        }
        return wrapped(caseId)
                .flatMap(wrapped -> wrapping.unwrapCase(caseId, wrapped, () -> wrapped(caseId)))
                .orElseThrow(() -> new NoSuchElementException("no open case file " + caseId));
    }

    /** The key of a sealed case, where it is at hand; empty for any other case. */
    Optional<CaseKey> find(String caseId) {
        return sealed(caseId) ? atHand(caseId) : Optional.empty();
    }

    private boolean sealed(String caseId) {
        return jdbc.sql("select sealed from dp_case where id = ? and shredded_at is null")
                .param(caseId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private Optional<CaseKey> atHand(String caseId) {
        return KeyRing.opened(caseId)
                .or(() -> KeyRing.handler()
                        .flatMap(handler ->
                                grants.of(caseId, handler.userId()).map(wrapped -> handler.unwrap(caseId, wrapped))));
    }

    private Optional<byte[]> wrapped(String caseId) {
        return jdbc.sql("select wrapped_key from dp_case where id = ? and wrapped_key is not null")
                .param(caseId)
                .query((rs, row) -> rs.getBytes(1))
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
