package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The append-only, hash-chained record of who did what (GDPR Art. 5(2), 24). Written in the act's own transaction. A chain's
 * head carries a MAC under a key that is not in the database: rows altered, removed or cut off at the end are found. What a
 * person does has a time, what a reporter does in a sealed case only a day.
 */
@Service
public class Audit {

    /** Chain of acts that belong to no case, such as signing in. */
    public static final String SYSTEM_CHAIN = "system";

    private static final int LONGEST_DETAIL = 200;
    private static final int LONGEST_ACTOR = 255;

    private final AuditRows rows;
    private final AuditChains chains;
    private final LookupKey lookupKey;
    private final AuditSeal seal;
    private final CaseTimes days;
    private final Clock clock;

    Audit(AuditRows rows, LookupKey lookupKey, AuditSeal seal, CaseTimes days, Clock clock) {
        this.rows = rows;
        this.chains = new AuditChains(rows);
        this.lookupKey = lookupKey;
        this.seal = seal;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Appends a row to the chain of a case, or to {@link #SYSTEM_CHAIN} when {@code caseId} is null. The chain stays locked
     * until the transaction ends, so the acts of a case follow one another.
     *
     * @param detail code or id, at most 200 characters, never content
     */
    @Transactional
    public void record(String caseId, String actor, AuditAction action, String detail) {
        String chain = caseId == null ? SYSTEM_CHAIN : caseId;
        AuditHead head = chains.end(chain).or(() -> rows.lockedHead(chain)).orElseGet(() -> begin(chain, action));
        Instant at =
                Actors.PERSON.equals(actor) ? days.now(chain) : clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AuditLink link = seal.sealed(
                AuditLink.after(head, at, storable(actor, LONGEST_ACTOR), action, storable(detail, LONGEST_DETAIL)));
        chains.append(link, head(chain, link.seq(), link.hash()));
    }

    /** The first act of a case that is being opened: under its fresh id there can be no earlier one. */
    void recordOpening(String caseId, String actor, String processKey) {
        chains.begins(head(caseId, 0, AuditHead.START));
        record(caseId, actor, AuditAction.OPEN, processKey);
    }

    /** A case's chain begins when the case is opened, the system's before any other: else an earlier chain was removed. */
    private AuditHead begin(String chain, AuditAction first) {
        boolean genuine = SYSTEM_CHAIN.equals(chain) ? rows.noChainYet() : first == AuditAction.OPEN;
        AuditHead head = head(chain, rows.lastSeq(chain), genuine ? AuditHead.START : AuditHead.LOST);
        rows.insert(head);
        return head;
    }

    private AuditHead head(String chain, long seq, String hash) {
        return new AuditHead(chain, seq, hash, AuditWalk.mac(lookupKey, chain, seq, hash));
    }

    /** Makes the chain that concurrent sign-ins share, before there can be any. */
    @Transactional
    public void prepareSystemChain() {
        if (rows.head(SYSTEM_CHAIN).isEmpty()) {
            begin(SYSTEM_CHAIN, AuditAction.OPEN);
        }
    }

    /** The rows of a case, oldest first; those of a sealed case in words only where its key is at hand. */
    public List<AuditRow> of(String caseId) {
        chains.write();
        return rows.after(caseId, 0, Integer.MAX_VALUE).stream()
                .map(seal::opened)
                .toList();
    }

    /** Walks every chain; empty when all hold, else the first broken row in words. */
    public Optional<String> verify() {
        chains.write();
        return rows.chains().stream()
                .flatMap(chain -> new AuditWalk(rows, lookupKey, chain).broken().stream())
                .findFirst();
    }

    /** Cut to length and free of what a database would store otherwise than it was hashed. */
    private static String storable(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) : text;
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', ' ');
    }
}
