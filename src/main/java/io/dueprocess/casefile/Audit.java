package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The append-only, hash-chained record of who did what (GDPR Art. 5(2), 24). Written in the act's own transaction. A chain's
 * head carries a MAC under a key that is not in the database: rows altered, removed or cut off at the end are found.
 */
@Service
@Transactional
public class Audit {

    /** Chain of acts that belong to no case, such as signing in. */
    public static final String SYSTEM_CHAIN = "system";

    private static final String START = "0".repeat(64);
    private static final int LONGEST_DETAIL = 200;

    private record Head(String chain, long seq, String hash, String mac) {}

    private record Link(AuditRow row, String prevHash, String hash) {}

    private final JdbcClient jdbc;
    private final LookupKey lookupKey;
    private final Clock clock;

    Audit(JdbcClient jdbc, LookupKey lookupKey, Clock clock) {
        this.jdbc = jdbc;
        this.lookupKey = lookupKey;
        this.clock = clock;
    }

    /**
     * Appends a row to the chain of a case, or to {@link #SYSTEM_CHAIN} when {@code caseId} is null.
     *
     * @param detail code or id, at most 200 characters, never content
     */
    public void record(String caseId, String actor, AuditAction action, String detail) {
        String chain = caseId == null ? SYSTEM_CHAIN : caseId;
        Head head = lockedHead(chain);
        String kept = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditRow row = new AuditRow(chain, head.seq() + 1, at, actor, action, kept);
        String hash = hash(row, head.hash());
        jdbc.sql("""
                        insert into dp_audit (chain, seq, at, actor, action, detail, prev_hash, hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(chain, row.seq(), at.atOffset(ZoneOffset.UTC), actor, action.name(), kept, head.hash(), hash)
                .update();
        jdbc.sql("update dp_audit_head set seq = ?, hash = ?, mac = ? where chain = ?")
                .params(row.seq(), hash, mac(chain, row.seq(), hash), chain)
                .update();
    }

    /** The chain's head, locked until the transaction ends, so that a chain never forks. */
    private Head lockedHead(String chain) {
        return head(chain).orElseGet(() -> {
            jdbc.sql("insert into dp_audit_head (chain, seq, hash, mac) values (?, 0, ?, ?)")
                    .params(chain, START, mac(chain, 0, START))
                    .update();
            return head(chain).orElseThrow();
        });
    }

    private Optional<Head> head(String chain) {
        return jdbc.sql("select chain, seq, hash, mac from dp_audit_head where chain = ? for update")
                .param(chain)
                .query(Audit::toHead)
                .optional();
    }

    /** Makes the chain that concurrent sign-ins share, before there can be any. */
    @EventListener(ContextRefreshedEvent.class)
    public void prepareSystemChain() {
        try {
            lockedHead(SYSTEM_CHAIN);
        } catch (DuplicateKeyException madeByAnotherNode) {
            // two nodes started at once: the chain exists, which is all we want
        }
    }

    /** The rows of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<AuditRow> of(String caseId) {
        return links(caseId).stream().map(Link::row).toList();
    }

    /** Walks every chain; empty when all hold, else the first broken row in words. */
    @Transactional(readOnly = true)
    public Optional<String> verify() {
        List<String> orphans = jdbc.sql("""
                        select distinct chain from dp_audit
                        where chain not in (select chain from dp_audit_head) order by chain""").query(String.class).list();
        if (!orphans.isEmpty()) {
            return Optional.of("chain " + orphans.get(0) + " has lost its head");
        }
        return jdbc
                .sql("select chain, seq, hash, mac from dp_audit_head order by chain")
                .query(Audit::toHead)
                .list()
                .stream()
                .flatMap(head -> broken(head).stream())
                .findFirst();
    }

    private Optional<String> broken(Head head) {
        String previous = START;
        long expected = 1;
        for (Link link : links(head.chain())) {
            boolean intact = link.row().seq() == expected
                    && link.prevHash().equals(previous)
                    && link.hash().equals(hash(link.row(), previous));
            if (!intact) {
                return Optional.of("chain " + head.chain() + " is broken at row " + expected);
            }
            previous = link.hash();
            expected++;
        }
        boolean ends = head.seq() == expected - 1 && head.hash().equals(previous);
        boolean genuine = head.mac().equals(mac(head.chain(), head.seq(), head.hash()));
        return ends && genuine
                ? Optional.empty()
                : Optional.of(
                        "chain " + head.chain() + " does not end where its head says, after row " + (expected - 1));
    }

    private List<Link> links(String chain) {
        return jdbc.sql("select * from dp_audit where chain = ? order by seq")
                .param(chain)
                .query((rs, n) -> new Link(
                        new AuditRow(
                                rs.getString("chain"),
                                rs.getLong("seq"),
                                rs.getTimestamp("at").toInstant(),
                                rs.getString("actor"),
                                AuditAction.valueOf(rs.getString("action")),
                                rs.getString("detail")),
                        rs.getString("prev_hash"),
                        rs.getString("hash")))
                .list();
    }

    private String mac(String chain, long seq, String hash) {
        return lookupKey.mac("audit-head", chain + "|" + seq + "|" + hash);
    }

    private static String hash(AuditRow row, String previous) {
        String canonical = String.join(
                "\n",
                row.chain(),
                String.valueOf(row.seq()),
                String.valueOf(row.at().toEpochMilli()),
                row.actor(),
                row.action().name(),
                row.detail(),
                previous);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Head toHead(ResultSet rs, int row) throws SQLException {
        return new Head(rs.getString("chain"), rs.getLong("seq"), rs.getString("hash"), rs.getString("mac"));
    }
}
