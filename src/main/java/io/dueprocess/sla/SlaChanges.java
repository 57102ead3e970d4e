package io.dueprocess.sla;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects what a transaction changes and writes it just before the commit, what cancels itself out left away. */
@Component
class SlaChanges {

    private final FigureRows rows;

    SlaChanges(FigureRows rows) {
        this.rows = rows;
    }

    /** What counted before counts no more, and what counts after does. */
    void change(Collection<Figure> before, Collection<Figure> after) {
        Map<Figure, Integer> changes = collected();
        before.forEach(figure -> changes.merge(figure, -1, Integer::sum));
        after.forEach(figure -> changes.merge(figure, 1, Integer::sum));
    }

    /** @throws IllegalStateException outside a transaction: then nothing would say that both happen or none */
    @SuppressWarnings("unchecked")
    private Map<Figure, Integer> collected() {
        Map<Figure, Integer> collected = (Map<Figure, Integer>) TransactionSynchronizationManager.getResource(this);
        if (collected == null) {
            collected = new HashMap<>();
            TransactionSynchronizationManager.registerSynchronization(new AtCommit(collected));
            TransactionSynchronizationManager.bindResource(this, collected);
        }
        return collected;
    }

    private void write(Map<Figure, Integer> collected) {
        Map<Figure, Integer> changes = new HashMap<>(collected);
        collected.clear();
        changes.values().removeIf(amount -> amount == 0);
        rows.change(changes);
    }

    /** Last of all: what others do before the commit is counted too. */
    private final class AtCommit implements TransactionSynchronization {

        private final Map<Figure, Integer> collected;

        AtCommit(Map<Figure, Integer> collected) {
            this.collected = collected;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(SlaChanges.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(SlaChanges.this, collected);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write(collected);
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResourceIfPossible(SlaChanges.this);
        }
    }
}
