package io.dueprocess.casefile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** An audit row as the database has it, which may be what somebody wants us to believe. */
record AuditLink(
        String chain,
        long seq,
        Instant at,
        String actor,
        String action,
        String detail,
        String previousHash,
        String hash) {

    /** The link that follows {@code head}. */
    static AuditLink after(AuditHead head, Instant at, String actor, AuditAction action, String detail) {
        AuditLink unhashed = new AuditLink(
                head.chain(), head.seq() + 1, at, actor, action.name(), detail, head.hash(), AuditHead.LOST);
        return new AuditLink(
                unhashed.chain, unhashed.seq, at, actor, unhashed.action, detail, head.hash(), unhashed.computedHash());
    }

    /** The same link, not yet hashed over, saying something else. */
    AuditLink saying(String otherActor, AuditAction otherAction, String otherDetail) {
        AuditLink unhashed = new AuditLink(
                chain, seq, at, otherActor, otherAction.name(), otherDetail, previousHash, AuditHead.LOST);
        return new AuditLink(
                chain, seq, at, otherActor, unhashed.action, otherDetail, previousHash, unhashed.computedHash());
    }

    boolean follows(long seqBefore, String hashBefore) {
        return seq == seqBefore + 1 && previousHash.equals(hashBefore) && hash.equals(computedHash());
    }

    AuditRow row() {
        return new AuditRow(chain, seq, at, actor, AuditAction.valueOf(action), detail);
    }

    /** SHA-256 over the fields, each with its length, so that nothing can be moved from one field to the next. */
    private String computedHash() {
        StringBuilder canonical = new StringBuilder();
        for (String field : List.of(
                chain, String.valueOf(seq), String.valueOf(at.toEpochMilli()), actor, action, detail, previousHash)) {
            canonical.append(field.length()).append(':').append(field).append('\n');
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
