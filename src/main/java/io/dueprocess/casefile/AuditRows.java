package io.dueprocess.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code dp_audit} and {@code dp_audit_head}. */
@Component
class AuditRows {

    private final JdbcClient jdbc;

    AuditRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every chain that there is or should be: each case has one, and so has the system. */
    List<String> chains() {
        return jdbc.sql("""
                        select chain from dp_audit_head union select chain from dp_audit
                        union select id from dp_case union select '%s' order by 1""".formatted(Audit.SYSTEM_CHAIN)).query(String.class).list();
    }

    boolean noChainYet() {
        return jdbc.sql("select count(*) from dp_audit_head").query(Long.class).single() == 0;
    }

    Optional<AuditHead> head(String chain) {
        return head(chain, "");
    }

    /** Locks the head until the transaction ends, so that a chain never forks. */
    Optional<AuditHead> lockedHead(String chain) {
        return head(chain, " for update");
    }

    private Optional<AuditHead> head(String chain, String lock) {
        return jdbc.sql("select chain, seq, hash, mac from dp_audit_head where chain = ?" + lock)
                .param(chain)
                .query((rs, row) -> new AuditHead(
                        rs.getString("chain"), rs.getLong("seq"), rs.getString("hash"), rs.getString("mac")))
                .optional();
    }

    void insert(AuditHead head) {
        jdbc.sql("insert into dp_audit_head (chain, seq, hash, mac) values (?, ?, ?, ?)")
                .params(head.chain(), head.seq(), head.hash(), head.mac())
                .update();
    }

    void update(AuditHead head) {
        jdbc.sql("update dp_audit_head set seq = ?, hash = ?, mac = ? where chain = ?")
                .params(head.seq(), head.hash(), head.mac(), head.chain())
                .update();
    }

    /** In one statement, whatever their chains. */
    void insert(List<AuditLink> links) {
        String values = String.join(", ", Collections.nCopies(links.size(), "(?, ?, ?, ?, ?, ?, ?, ?)"));
        jdbc.sql("insert into dp_audit (chain, seq, at, actor, action, detail, prev_hash, hash) values " + values)
                .params(links.stream()
                        .flatMap(link -> Stream.<Object>of(
                                link.chain(),
                                link.seq(),
                                link.at().atOffset(ZoneOffset.UTC),
                                link.actor(),
                                link.action(),
                                link.detail(),
                                link.previousHash(),
                                link.hash()))
                        .toList())
                .update();
    }

    /** Seq of the chain's last row, 0 when there is none. */
    long lastSeq(String chain) {
        return jdbc.sql("select coalesce(max(seq), 0) from dp_audit where chain = ?")
                .param(chain)
                .query(Long.class)
                .single();
    }

    /** The chain's rows after {@code seq}, oldest first, at most {@code limit}. */
    List<AuditLink> after(String chain, long seq, int limit) {
        return jdbc.sql("select * from dp_audit where chain = ? and seq > ? order by seq limit ?")
                .params(chain, seq, limit)
                .query(AuditRows::link)
                .list();
    }

    private static AuditLink link(ResultSet rs, int row) throws SQLException {
        return new AuditLink(
                rs.getString("chain"),
                rs.getLong("seq"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getString("actor"),
                rs.getString("action"),
                rs.getString("detail"),
                rs.getString("prev_hash"),
                rs.getString("hash"));
    }
}
