package io.dueprocess.casefile;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is known or owed until the current transaction ends. Each transaction has its own, one that is suspended meanwhile
 * too; outside of any there is none.
 *
 * @param <T> what is kept
 */
public final class InTransaction<T> {

    private final Supplier<T> fresh;
    private final Consumer<T> beforeCommit;

    public InTransaction(Supplier<T> fresh) {
        this(fresh, kept -> {});
    }

    /** @param beforeCommit does what is owed, in the transaction; not called when it rolls back */
    public InTransaction(Supplier<T> fresh, Consumer<T> beforeCommit) {
        this.fresh = fresh;
        this.beforeCommit = beforeCommit;
    }

    /** The current transaction's, begun at the first call; empty outside of a transaction. */
    public Optional<T> current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked") // nobody else binds under this key
        T bound = (T) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = fresh.get();
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(new Ending(bound));
        }
        return Optional.of(bound);
    }

    private final class Ending implements TransactionSynchronization {

        private final T kept;

        Ending(T kept) {
            this.kept = kept;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(InTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(InTransaction.this, kept);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            beforeCommit.accept(kept);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(InTransaction.this);
        }
    }
}
