package io.dueprocess.dsar;

import io.dueprocess.casefile.CaseShredded;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.dsar.DsarTransfers.TransferFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done for a request once in each system of record, and how often it was tried: {@code dp_dsar_work}. */
@Repository
class DsarWork {

    /** What is done. */
    enum Kind {
        STOP,
        /** A stop that only triage read out of the words. */
        STOP_FOUND,
        RECTIFY,
        PLAN,
        RESTRICT,
        STOP_OBJECTED,
        ERASE,
        VERIFY,
        LIFT,
        TRANSFER
    }

    private final JdbcClient jdbc;
    private final DsarSettings settings;
    private final Clock clock;
    private final TransactionTemplate apart;

    DsarWork(JdbcClient jdbc, DsarSettings settings, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Does it unless it is done; in a transaction of its own, so that a failure leaves the caller's usable.
     *
     * @throws SystemUnavailable or {@link TransferFailed} while attempts are left, to be retried
     * @throws SystemStaysDown when they are used up: a person has to do it
     */
    void once(String caseId, Kind kind, String systemId, Runnable action) throws SystemStaysDown {
        if (done(caseId, kind, systemId)) {
            return;
        }
        try {
            apart.executeWithoutResult(status -> {
                action.run();
                doneNow(caseId, kind, systemId);
            });
        } catch (SystemUnavailable | TransferFailed down) {
            if (failed(caseId, kind, systemId) < settings.attempts()) {
                throw down;
            }
            throw new SystemStaysDown(down);
        }
    }

    /**
     * Does it in a transaction of its own, so that it stays whatever becomes of the caller's. The caller must not have
     * written to the case file before: it would wait for itself.
     */
    <T> T apart(Supplier<T> action) {
        return apart.execute(status -> action.get());
    }

    /** By a person, or by {@link #once}. */
    void doneNow(String caseId, Kind kind, String systemId) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        int updated = jdbc.sql("update dp_dsar_work set done_at = ? where case_id = ? and kind = ? and system_id = ?")
                .params(now, caseId, kind.name(), systemId)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into dp_dsar_work (case_id, kind, system_id, attempts, done_at) values (?, ?, ?, 0, ?)")
                    .params(caseId, kind.name(), systemId, now)
                    .update();
        }
    }

    private int failed(String caseId, Kind kind, String systemId) {
        return apart.execute(status -> {
            int updated = jdbc.sql("""
                            update dp_dsar_work set attempts = attempts + 1
                            where case_id = ? and kind = ? and system_id = ?""").params(caseId, kind.name(), systemId).update();
            if (updated == 0) {
                jdbc.sql("insert into dp_dsar_work (case_id, kind, system_id, attempts) values (?, ?, ?, 1)")
                        .params(caseId, kind.name(), systemId)
                        .update();
            }
            return jdbc.sql("select attempts from dp_dsar_work where case_id = ? and kind = ? and system_id = ?")
                    .params(caseId, kind.name(), systemId)
                    .query(Integer.class)
                    .single();
        });
    }

    boolean done(String caseId, Kind kind, String systemId) {
        return systems(caseId, kind).contains(systemId);
    }

    /** Ids of the systems in which it is done. */
    List<String> systems(String caseId, Kind kind) {
        return jdbc.sql("""
                        select system_id from dp_dsar_work where case_id = ? and kind = ? and done_at is not null
                        order by system_id""").params(caseId, kind.name()).query(String.class).list();
    }

    /** When the last system was done, if any was. */
    Optional<Instant> lastDone(String caseId, Kind kind) {
        return jdbc
                .sql("""
                        select done_at from dp_dsar_work where case_id = ? and kind = ? and done_at is not null
                        order by done_at desc""")
                .params(caseId, kind.name())
                .query((row, number) -> row.getTimestamp("done_at").toInstant())
                .list()
                .stream()
                .findFirst();
    }

    /** To be done anew, since something else was decided. */
    void again(String caseId, Kind kind) {
        jdbc.sql("delete from dp_dsar_work where case_id = ? and kind = ?")
                .params(caseId, kind.name())
                .update();
    }

    void again(String caseId, Kind kind, String systemId) {
        jdbc.sql("delete from dp_dsar_work where case_id = ? and kind = ? and system_id = ?")
                .params(caseId, kind.name(), systemId)
                .update();
    }

    @EventListener
    void on(CaseShredded shredded) {
        jdbc.sql("delete from dp_dsar_work where case_id = ?")
                .param(shredded.caseId())
                .update();
    }
}
