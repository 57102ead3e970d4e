package io.dueprocess.casefile;

import io.dueprocess.casefile.KeysetState.State;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns the organisation's key over: a fresh key, everything wrapped anew by it, the old key destroyed. After a shredding this
 * makes worthless what copies of the database still hold of the case (GDPR Art. 17, 5(1)(e)). Three steps, each of which does
 * nothing when it has been done, so that a turn which was interrupted anywhere is finished by the next one; nodes take turns.
 */
@Service
public class KeyTurn {

    private final Keyset keyset;
    private final KeysetState state;
    private final Wrapping wrapping;
    private final Rewrapping rewrapping;
    private final Audit audit;
    private final TransactionTemplate alone;

    KeyTurn(
            Keyset keyset,
            KeysetState state,
            Wrapping wrapping,
            Rewrapping rewrapping,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.keyset = keyset;
        this.state = state;
        this.wrapping = wrapping;
        this.rewrapping = rewrapping;
        this.audit = audit;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Whether this node can do it by itself: its keyset is a file that it may replace. */
    public boolean automatic() {
        return keyset.changeable();
    }

    /** Whether a case was shredded, or a key replaced, and the old key is not destroyed yet. */
    public boolean due() {
        State now = state.read();
        return now.turnDue() || now.dropDue();
    }

    /** Turns the key over if a case was shredded under it; where it is not {@link #automatic}, nothing happens. */
    public void turnIfDue(String actor) {
        if (automatic() && due()) {
            add();
            rewrap(actor);
            drop(keyset.file().orElseThrow(), actor);
        }
    }

    /** First step: a fresh key is in the file. Nobody wraps with it yet. */
    void add() {
        alone.executeWithoutResult(status -> {
            State now = state.alone();
            boolean fresh = wrapping.current(now).primary() != keyset.key().primary();
            if (now.turnDue() && !fresh) {
                KeyFiles.addPrimary(keyset.file().orElseThrow());
            }
        });
    }

    /** Second step: everything is wrapped by the fresh key, and whoever wraps from now on does so too. */
    void rewrap(String actor) {
        alone.executeWithoutResult(status -> {
            State now = state.alone();
            if (now.turnDue() && wrapping.current(now).primary() != keyset.key().primary()) {
                rewrapByPrimary(actor);
            }
        });
    }

    /** Third step: only the key that wraps is left in the file. */
    void drop(Path file, String actor) {
        state.flushed();
        alone.executeWithoutResult(status -> {
            State now = state.alone();
            if (now.dropDue()) {
                dropOthers(now, file, actor);
            }
        });
    }

    /** Wraps everything by the primary key of the keyset, which an operator has added; answers how much was wrapped anew. */
    public int rotate(String actor) {
        return alone.execute(status -> {
            state.alone();
            return rewrapByPrimary(actor);
        });
    }

    /**
     * Takes every key out of a keyset file that wraps nothing any more.
     *
     * @param file where the keyset is not in a file itself, the copy from which it is configured
     * @throws IllegalArgumentException when there is no such file
     * @throws IllegalStateException when one of them still wraps something, or the file lacks the key that wraps
     */
    public void dropOld(Optional<Path> file, String actor) {
        Path changed = file.or(keyset::file)
                .orElseThrow(() -> new IllegalArgumentException("the keyset is in no file; name its copy"));
        state.flushed();
        alone.executeWithoutResult(status -> dropOthers(state.alone(), changed, actor));
    }

    private int rewrapByPrimary(String actor) {
        OrganisationKey key = keyset.key();
        State before = state.read();
        boolean fresh = before.current() == null || before.current() != key.primary();
        state.durable();
        int count = rewrapping.rewrap(key);
        state.set(new State(
                key.primary(),
                before.turnDue() && !fresh,
                before.dropDue() || key.ids().size() > 1));
        audit.record(null, actor, AuditAction.REWRAP, String.valueOf(count));
        return count;
    }

    private void dropOthers(State now, Path file, String actor) {
        OrganisationKey key = wrapping.current(now);
        long left = rewrapping.others(key);
        if (left > 0) {
            throw new IllegalStateException(left + " keys are still wrapped by an old key: run rotate-keys first");
        }
        KeyFiles.keepOnly(file, key.primary());
        state.set(new State(now.current(), now.turnDue(), false));
        audit.record(null, actor, AuditAction.REWRAP, "old keys dropped");
    }
}
