package io.dueprocess.datamap;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code dp_suppression}. */
@Repository
class Ledger {

    private static final int BATCH = 500;

    /** What an entry is about. */
    enum Kind {
        /** A mail address whose holder was erased. */
        PERSON,
        /** A mail address and an activity that ended for its holder. */
        STOPPED,
        /** A row that was deleted. */
        ROW,
        /** A value that was taken out of a row that stayed. */
        VALUE
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Clock clock;

    Ledger(JdbcClient jdbc, DataSource database, Clock clock) {
        this.jdbc = jdbc;
        this.batches = new JdbcTemplate(database);
        this.clock = clock;
    }

    /** Adds an entry; one that is there gets the present time, since it may have begun anew in between. */
    void put(Kind kind, String hash) {
        int there = jdbc.sql("update dp_suppression set at = ? where entry_hash = ?")
                .params(now(), hash)
                .update();
        if (there == 0) {
            insert(kind, null, null, List.of(hash));
        }
    }

    /**
     * Adds those that are not there. In a transaction of its own: they stand before a row goes, whatever becomes of the
     * caller's.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void add(Kind kind, String systemId, String table, Collection<String> hashes) {
        Set<String> missing = new LinkedHashSet<>(hashes);
        missing.removeAll(there(hashes));
        insert(kind, systemId, table, missing);
    }

    private void insert(Kind kind, String systemId, String table, Collection<String> hashes) {
        List<Object[]> rows = hashes.stream()
                .map(hash -> new Object[] {hash, kind.name(), systemId, table, now()})
                .toList();
        batches.batchUpdate(
                "insert into dp_suppression (entry_hash, kind, system_id, table_name, at) values (?, ?, ?, ?, ?)",
                rows);
    }

    Set<String> there(Collection<String> hashes) {
        return since(hashes).keySet();
    }

    /** Those that are there, and since when. */
    Map<String, Instant> since(Collection<String> hashes) {
        Map<String, Instant> since = new HashMap<>();
        List<String> all = List.copyOf(new LinkedHashSet<>(hashes));
        for (int from = 0; from < all.size(); from += BATCH) {
            jdbc.sql("select entry_hash, at from dp_suppression where entry_hash in (:hashes)")
                    .param("hashes", all.subList(from, Math.min(all.size(), from + BATCH)))
                    .query((row, number) -> since.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant()))
                    .list();
        }
        return since;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
