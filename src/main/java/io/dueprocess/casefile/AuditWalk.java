package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import java.util.List;
import java.util.Optional;

/** A walk along one chain, a page at a time, that ends at the chain's head or at the first broken row. */
final class AuditWalk {

    private static final int PAGE = 1000;

    private final AuditRows rows;
    private final LookupKey lookupKey;
    private final String chain;
    private long seq;
    private String hash = AuditHead.START;

    AuditWalk(AuditRows rows, LookupKey lookupKey, String chain) {
        this.rows = rows;
        this.lookupKey = lookupKey;
        this.chain = chain;
    }

    /** The MAC of a head. */
    static String mac(LookupKey lookupKey, String chain, long seq, String hash) {
        return lookupKey.mac("audit-head", chain + "|" + seq + "|" + hash);
    }

    /**
     * Empty when the chain holds, else what is broken, in words. People go on working meanwhile: a row and its head
     * become visible together, so the head is read after the rows, and a head further on means that there are more rows.
     */
    Optional<String> broken() {
        while (true) {
            long before = seq;
            if (!walkToEnd()) {
                return Optional.of("chain " + chain + " is broken at row " + (seq + 1));
            }
            Optional<AuditHead> head = rows.head(chain);
            if (head.isEmpty()) {
                return Optional.of("chain " + chain + " has lost its head");
            }
            if (isEnd(head.get())) {
                return Optional.empty();
            }
            boolean stuck = seq == before && rows.lastSeq(chain) == seq;
            if (stuck || head.get().seq() <= seq) {
                return Optional.of("chain " + chain + " does not end where its head says, after row " + seq);
            }
        }
    }

    private boolean walkToEnd() {
        List<AuditLink> page;
        do {
            page = rows.after(chain, seq, PAGE);
            for (AuditLink link : page) {
                if (!link.follows(seq, hash)) {
                    return false;
                }
                seq = link.seq();
                hash = link.hash();
            }
        } while (page.size() == PAGE);
        return true;
    }

    private boolean isEnd(AuditHead head) {
        return head.seq() == seq && head.hash().equals(hash) && head.mac().equals(mac(lookupKey, chain, seq, hash));
    }
}
