package io.dueprocess.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chains that the current transaction appends to. Their heads are locked until it ends, or of cases that nobody else can
 * see yet, so each is read once; rows and heads are written just before the commit, the rows of all acts in one statement.
 */
final class AuditChains {

    private static final int MOST_ROWS = 100;

    /** @param stored whether the table has a head of the chain */
    private record End(AuditHead head, boolean stored) {}

    private static final class Owed {

        private final Map<String, End> ends = new LinkedHashMap<>();
        private final List<AuditLink> links = new ArrayList<>();
        private boolean late;
    }

    private final AuditRows rows;
    private final InTransaction<Owed> owed;

    AuditChains(AuditRows rows) {
        this.rows = rows;
        this.owed = new InTransaction<>(Owed::new, this::commit);
    }

    /** The end of a chain to which this transaction has appended before. */
    Optional<AuditHead> end(String chain) {
        return owed.current().map(now -> now.ends.get(chain)).map(End::head);
    }

    /** A chain without a row, of a case that this transaction opens; outside of a transaction nothing is kept. */
    void begins(AuditHead head) {
        owed.current().ifPresent(now -> now.ends.put(head.chain(), new End(head, false)));
    }

    /** @param head the chain's new one, which ends with the link */
    void append(AuditLink link, AuditHead head) {
        Optional<Owed> now = owed.current();
        if (now.isEmpty()) {
            rows.insert(List.of(link));
            rows.update(head);
            return;
        }
        End before = now.get().ends.get(head.chain());
        now.get().ends.put(head.chain(), new End(head, before == null || before.stored()));
        now.get().links.add(link);
        if (now.get().late) {
            write(now.get());
        }
    }

    /** Writes what is owed, so that who reads the tables finds it. */
    void write() {
        owed.current().ifPresent(this::write);
    }

    /** Whoever records an act while the transaction is being committed comes after this. */
    private void commit(Owed now) {
        now.late = true;
        write(now);
    }

    private void write(Owed now) {
        if (now.links.isEmpty()) {
            return;
        }
        for (int first = 0; first < now.links.size(); first += MOST_ROWS) {
            rows.insert(now.links.subList(first, Math.min(first + MOST_ROWS, now.links.size())));
        }
        now.links.stream().map(AuditLink::chain).distinct().forEach(chain -> {
            End end = now.ends.get(chain);
            if (end.stored()) {
                rows.update(end.head());
            } else {
                rows.insert(end.head());
                now.ends.put(chain, new End(end.head(), true));
            }
        });
        now.links.clear();
    }
}
