package io.dueprocess.casefile;

import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The row of {@code dp_keyset}: which key wraps, on all nodes. Whoever wraps something holds the row until the end of the
 * transaction, so that a change of the key, which takes the row alone, misses nothing that was wrapped by the key before.
 * PostgreSQL locks the row; H2, which serves one process, has no shared locks and is helped by one of the JVM's.
 */
@Component
class KeysetState {

    /**
     * @param current id of the key that wraps, or null before anything was wrapped
     * @param turnDue a case was shredded under it
     * @param dropDue earlier keys have wrapped nothing that is left, and are still in the keyset
     */
    record State(Integer current, boolean turnDue, boolean dropDue) {}

    private static final int LONGEST_WAIT_SECONDS = 60;

    private final JdbcClient jdbc;
    private final boolean lockable;
    private final InTransaction<AtomicReference<State>> held = new InTransaction<>(AtomicReference::new);
    private final ReentrantReadWriteLock inJvm = new ReentrantReadWriteLock();

    KeysetState(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.lockable = Boolean.TRUE.equals(new JdbcTemplate(database)
                .execute((Connection connection) ->
                        connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")));
    }

    State read() {
        return select("");
    }

    /** The state, which stays as it is until this transaction ends. */
    State shared() {
        Optional<AtomicReference<State>> own = held.current();
        State known = own.map(AtomicReference::get).orElse(null);
        if (known != null) {
            return known;
        }
        State state = sharedAnew();
        own.ifPresent(now -> now.set(state));
        return state;
    }

    private State sharedAnew() {
        if (lockable) {
            return inTransaction(() -> select(" for share"));
        }
        hold(inJvm.readLock());
        return select("");
    }

    private void changed() {
        held.current().ifPresent(now -> now.set(null));
    }

    /** The state, for this transaction alone. */
    State alone() {
        if (lockable) {
            return inTransaction(() -> {
                jdbc.sql("set local lock_timeout = '" + LONGEST_WAIT_SECONDS + "s'")
                        .update();
                return select(" for update");
            });
        }
        hold(inJvm.writeLock());
        return select("");
    }

    void set(State state) {
        changed();
        jdbc.sql("update dp_keyset set current_key = ?, turn_due = ?, drop_due = ? where id = 1")
                .params(state.current(), state.turnDue(), state.dropDue())
                .update();
    }

    /** Says that a case is being shredded; waits for a change of the key that is under way. */
    void turnDue() {
        if (!lockable) {
            hold(inJvm.readLock());
        }
        changed();
        jdbc.sql("update dp_keyset set turn_due = true where id = 1").update();
    }

    /** Names the first key that wraps, if none is named yet. */
    void begin(int key) {
        changed();
        jdbc.sql("update dp_keyset set current_key = ? where id = 1 and current_key is null")
                .param(key)
                .update();
    }

    /** A commit that can still be lost in a power cut would be a loss of all cases, once the old key is gone. */
    void durable() {
        if (lockable) {
            jdbc.sql("select set_config('synchronous_commit', 'on', true) "
                            + "where current_setting('synchronous_commit') = 'off'")
                    .query()
                    .listOfRows();
        }
    }

    /** Puts on the disk what has been committed. */
    void flushed() {
        if (!lockable) {
            jdbc.sql("checkpoint sync").update();
        }
    }

    private State select(String lock) {
        return jdbc.sql("select current_key, turn_due, drop_due from dp_keyset where id = 1" + lock)
                .query((row, number) -> new State(
                        row.getObject("current_key", Integer.class),
                        row.getBoolean("turn_due"),
                        row.getBoolean("drop_due")))
                .single();
    }

    private static State inTransaction(Supplier<State> locking) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a lock that no transaction holds");
        }
        return locking.get();
    }

    private static void hold(Lock lock) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a lock that no transaction holds");
        }
        try {
            if (!lock.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the keyset is in use for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                lock.unlock();
            }
        });
    }
}
