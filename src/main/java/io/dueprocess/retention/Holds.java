package io.dueprocess.retention;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.Codes;
import io.dueprocess.datamap.Retained;
import io.dueprocess.datamap.RowRef;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rows that nobody may erase, whatever their time: legal claims and legal holds (Art. 17(3)(e)). Kept as keyed hashes. */
@Service
@Transactional
public class Holds {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Codes codes;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;

    Holds(JdbcClient jdbc, Codes codes, Audit audit, Clock clock, @Value("${dueprocess.zone}") ZoneId zone) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Holds the rows; those of the same cause that are held already, by the new decision from now on.
     *
     * @param cause id of the case in which it was decided
     */
    public void set(Collection<RowRef> rows, Retained decision, String cause, String userId) {
        audit.record(cause, userId, AuditAction.HOLD, "rows:" + rows.size());
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        Date until = decision.until() == null ? null : Date.valueOf(decision.until());
        for (String hash : new HashSet<>(rows.stream().map(this::hash).toList())) {
            jdbc.sql("delete from dp_hold where row_hash = ? and cause = ?")
                    .params(hash, cause)
                    .update();
            jdbc.sql("insert into dp_hold (row_hash, cause, basis, until, set_by, set_at) values (?, ?, ?, ?, ?, ?)")
                    .param(1, hash)
                    .param(2, cause)
                    .param(3, decision.basis())
                    .param(4, until, java.sql.Types.DATE)
                    .param(5, userId)
                    .param(6, now)
                    .update();
        }
    }

    /** Those of the rows that are held today. */
    public List<RowRef> held(Collection<RowRef> rows) {
        Map<RowRef, String> hashes = new LinkedHashMap<>();
        rows.forEach(row -> hashes.put(row, hash(row)));
        Set<String> held = new HashSet<>();
        List<String> all = List.copyOf(hashes.values());
        Date today = Date.valueOf(LocalDate.ofInstant(clock.instant(), zone));
        for (int from = 0; from < all.size(); from += BATCH) {
            held.addAll(jdbc.sql("select row_hash from dp_hold where row_hash in (:hashes) "
                            + "and (until is null or until >= :today)")
                    .param("hashes", all.subList(from, Math.min(all.size(), from + BATCH)))
                    .param("today", today)
                    .query(String.class)
                    .list());
        }
        return hashes.keySet().stream()
                .filter(row -> held.contains(hashes.get(row)))
                .toList();
    }

    /** The same as decisions, for a plan. */
    public List<Retained> retained(Collection<RowRef> rows) {
        return held(rows).stream()
                .map(row -> new Retained(row.systemId(), row.table(), row.rowId(), "Art. 17(3)(e)", null))
                .toList();
    }

    /** Ends what was held in that case. */
    public void lift(String cause, String userId) {
        int rows = jdbc.sql("delete from dp_hold where cause = ?").param(cause).update();
        audit.record(cause, userId, AuditAction.HOLD, "rows-lifted:" + rows);
    }

    private String hash(RowRef row) {
        return codes.hash("held-row", String.join("\n", row.systemId(), row.table(), row.rowId()));
    }
}
