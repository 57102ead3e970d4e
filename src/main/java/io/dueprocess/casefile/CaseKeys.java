package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The data keys of cases, kept wrapped. */
@Component
class CaseKeys {

    private final JdbcClient jdbc;
    private final OrganisationKey organisationKey;

    CaseKeys(JdbcClient jdbc, OrganisationKey organisationKey) {
        this.jdbc = jdbc;
        this.organisationKey = organisationKey;
    }

    byte[] newWrapped(String caseId) {
        return organisationKey.wrap(caseId, CaseKey.newDataKey());
    }

    /** Throws NoSuchElementException for an unknown and for a shredded case. */
    CaseKey of(String caseId) {
        byte[] wrapped = wrapped(caseId).orElseThrow(() -> new NoSuchElementException("no open case file " + caseId));
        return organisationKey.unwrap(caseId, wrapped);
    }

    /** Wraps the case's key anew by the keyset's primary key; false when the case was shredded meanwhile. */
    boolean rewrap(String caseId) {
        Optional<byte[]> wrapped = wrapped(caseId);
        return wrapped.isPresent()
                && jdbc.sql("update dp_case set wrapped_key = ? where id = ? and wrapped_key is not null")
                                .params(organisationKey.rewrap(caseId, wrapped.get()), caseId)
                                .update()
                        == 1;
    }

    private Optional<byte[]> wrapped(String caseId) {
        return jdbc.sql("select wrapped_key from dp_case where id = ? and wrapped_key is not null")
                .param(caseId)
                .query((rs, row) -> rs.getBytes(1))
                .optional();
    }

    void destroy(String caseId) {
        jdbc.sql("update dp_case set wrapped_key = null where id = ?")
                .param(caseId)
                .update();
    }
}
