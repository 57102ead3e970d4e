package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Wraps by the organisation's key whatever opens a case: the data key of a protected one, and around the wraps of handlers and
 * reporter a sealed one's. So the organisation's key, once it is gone, takes along what any copy of the database holds.
 */
@Component
class Wrapping {

    private final Keyset keyset;
    private final KeysetState state;

    Wrapping(Keyset keyset, KeysetState state) {
        this.keyset = keyset;
        this.state = state;
    }

    /** By the key that all nodes wrap with now; to be stored in this very transaction. */
    byte[] wrap(String context, byte[] key) {
        return current(state.shared()).wrap(context, key);
    }

    /** Takes what {@link #wrap} will need, before the transaction locks rows that hold something wrapped. */
    void ahead() {
        state.shared();
    }

    /** @param again reads the row once more, in case that the key which wrapped the first reading has been replaced meanwhile */
    Optional<byte[]> unwrap(String context, byte[] read, Supplier<Optional<byte[]>> again) {
        return readable(read, again).map(wrapped -> keyset.key().unwrapRaw(context, wrapped));
    }

    /** As {@link #unwrap}, of a protected case's data key. */
    Optional<CaseKey> unwrapCase(String caseId, byte[] read, Supplier<Optional<byte[]>> again) {
        return readable(read, again).map(wrapped -> keyset.key().unwrap(caseId, wrapped));
    }

    /** A case is being shredded: a copy of the database that was made before is to lose its key. */
    void shredding() {
        state.turnDue();
    }

    private Optional<byte[]> readable(byte[] read, Supplier<Optional<byte[]>> again) {
        return holds(OrganisationKey.wrapper(read)) ? Optional.of(read) : again.get();
    }

    private boolean holds(int id) {
        return keyset.key().ids().contains(id);
    }

    /** Throws IllegalStateException when this node's keyset does not hold the key that the database names. */
    OrganisationKey current(KeysetState.State named) {
        OrganisationKey key = keyset.key();
        if (named.current() == null) {
            state.begin(key.primary());
            return current(state.read());
        }
        if (!key.ids().contains(named.current())) {
            throw new IllegalStateException(
                    "dueprocess.keys.organisation lacks key "
                            + Integer.toUnsignedString(named.current())
                            + ", by which the database is wrapped: all nodes need the same keyset, and an older database its own");
        }
        return key.wrappingWith(named.current());
    }
}
