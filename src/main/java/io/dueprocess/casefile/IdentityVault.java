package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reporter's contact details, apart from the report: under a key of their own, which is sealed to a reader and around that
 * to a custodian, for each pair of handlers. One handler alone, whoever it is, reads nothing; the custodian takes off the
 * outer layer and leaves what only the reader can open. Around each share lies a layer by the organisation's key.
 */
@Service
public class IdentityVault {

    /** In the place of the custodian: the outer layer is off. */
    private static final String RELEASED = "(released)";

    private final JdbcClient jdbc;
    private final Grants grants;
    private final HandlerKeys handlers;
    private final Audit audit;
    private final Wrapping wrapping;

    IdentityVault(JdbcClient jdbc, Grants grants, HandlerKeys handlers, Audit audit, Wrapping wrapping) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.handlers = handlers;
        this.audit = audit;
        this.wrapping = wrapping;
    }

    /**
     * Stores the details for the case's handlers, replacing earlier ones and what was released of them. A single handler
     * has no custodian: to them the details are sealed directly.
     */
    @Transactional
    public void put(String caseId, String details, String actor) {
        wrapping.ahead();
        remove(caseId, actor);
        CaseKey key = CaseKey.generate(caseId);
        jdbc.sql("insert into dp_identity (case_id, content) values (?, ?)")
                .params(caseId, key.seal(details.getBytes(StandardCharsets.UTF_8), "identity"))
                .update();
        Set<String> holders = grants.holders(caseId);
        for (String reader : holders) {
            byte[] inner = handlers.publicKey(reader).orElseThrow().wrap(key);
            if (holders.size() == 1) {
                insert(caseId, reader, RELEASED, inner);
            }
            for (String custodian : holders) {
                if (!custodian.equals(reader)) {
                    String context = context(caseId, reader, custodian);
                    insert(
                            caseId,
                            reader,
                            custodian,
                            handlers.publicKey(custodian).orElseThrow().seal(inner, context));
                }
            }
        }
    }

    /** Whether the reporter has left contact details. */
    public boolean present(String caseId) {
        return jdbc.sql("select count(*) from dp_identity where case_id = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Handlers who could open the outer layer for the reader. */
    public Set<String> custodians(String caseId, String reader) {
        Set<String> custodians =
                new TreeSet<>(jdbc.sql("select custodian from dp_identity_share where case_id = ? and reader = ?")
                        .params(caseId, reader)
                        .query(String.class)
                        .list());
        custodians.remove(RELEASED);
        return custodians;
    }

    /** Whether the reader can read the details now. */
    public boolean released(String caseId, String reader) {
        return share(caseId, reader, RELEASED).isPresent();
    }

    /**
     * The custodian lets the reader read.
     *
     * @throws IllegalArgumentException when the custodian has no share of the reader's
     */
    @Transactional
    public void release(String caseId, String reader, UnlockedHandler custodian) {
        byte[] share = share(caseId, reader, custodian.userId())
                .orElseThrow(() -> new IllegalArgumentException("no share of this custodian"));
        audit.record(caseId, custodian.userId(), AuditAction.GRANT, "identity:" + reader);
        if (!released(caseId, reader)) {
            insert(caseId, reader, RELEASED, custodian.open(share, context(caseId, reader, custodian.userId())));
        }
    }

    /** The details, if they were released to the reader; audited. */
    @Transactional
    public Optional<String> read(String caseId, UnlockedHandler reader) {
        Optional<byte[]> inner = share(caseId, reader.userId(), RELEASED);
        if (inner.isEmpty()) {
            return Optional.empty();
        }
        audit.record(caseId, reader.userId(), AuditAction.READ, "identity");
        CaseKey key = reader.unwrap(caseId, inner.get());
        byte[] content = jdbc.sql("select content from dp_identity where case_id = ?")
                .param(caseId)
                .query((rs, n) -> rs.getBytes(1))
                .single();
        return Optional.of(new String(key.unseal(content, "identity"), StandardCharsets.UTF_8));
    }

    /** Deletes the details, as the reporter may want (GDPR Art. 17). */
    @Transactional
    public void remove(String caseId, String actor) {
        audit.record(caseId, actor, AuditAction.WRITE, "identity");
        jdbc.sql("delete from dp_identity_share where case_id = ?")
                .param(caseId)
                .update();
        jdbc.sql("delete from dp_identity where case_id = ?").param(caseId).update();
    }

    private void insert(String caseId, String reader, String custodian, byte[] share) {
        jdbc.sql("insert into dp_identity_share (case_id, reader, custodian, share) values (?, ?, ?, ?)")
                .params(caseId, reader, custodian, wrapping.wrap(wrapContext(caseId, reader, custodian), share))
                .update();
    }

    private Optional<byte[]> share(String caseId, String reader, String custodian) {
        return stored(caseId, reader, custodian)
                .flatMap(share -> wrapping.unwrap(
                        wrapContext(caseId, reader, custodian), share, () -> stored(caseId, reader, custodian)));
    }

    private Optional<byte[]> stored(String caseId, String reader, String custodian) {
        return jdbc.sql("select share from dp_identity_share where case_id = ? and reader = ? and custodian = ?")
                .params(caseId, reader, custodian)
                .query((rs, n) -> rs.getBytes(1))
                .optional();
    }

    /** Of the layer by the organisation's key, around all others. */
    static String wrapContext(String caseId, String reader, String custodian) {
        return "identity-share/" + caseId + "/" + reader + "/" + custodian;
    }

    private static String context(String caseId, String reader, String custodian) {
        return "identity/" + caseId + "/" + reader + "/" + custodian;
    }
}
