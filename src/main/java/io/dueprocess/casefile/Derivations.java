package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.SlowHash;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Slow derivations side by side, as many as the processors and a quarter of the heap bear; who comes later waits in turn.
 * There is no lock that all of them would share.
 */
@Component
class Derivations {

    private static final int HEAP_SHARE = 4;

    private final SlowHash hash;
    private final SlowHash.Cost cost;
    private final Semaphore places;

    Derivations(
            SlowHash hash,
            @Value("${dueprocess.sealed.memory-kib:131072}") int memoryKib,
            @Value("${dueprocess.sealed.passes:4}") int passes) {
        this.hash = hash;
        this.cost = new SlowHash.Cost(memoryKib, passes);
        this.places = new Semaphore(places(memoryKib), true);
    }

    private static int places(int memoryKib) {
        long memory = Runtime.getRuntime().maxMemory() / HEAP_SHARE / 1024 / memoryKib;
        return (int) Math.max(1, Math.min(memory, Runtime.getRuntime().availableProcessors()));
    }

    SlowHash.Wrapped wrap(byte[] key, String secret, String context) {
        return inTurn(() -> hash.wrap(key, secret, context, cost));
    }

    SlowHash.Wrapped wrap(CaseKey key, String secret) {
        return inTurn(() -> hash.wrap(key, secret, cost));
    }

    /** Empty when the secret is wrong. */
    Optional<byte[]> unwrap(SlowHash.Wrapped wrapped, String secret, String context) {
        return inTurn(() -> hash.unwrap(wrapped, secret, context));
    }

    Optional<CaseKey> unwrapCase(String caseId, SlowHash.Wrapped wrapped, String secret) {
        return inTurn(() -> hash.unwrapCase(caseId, wrapped, secret));
    }

    /** The work of an unwrapping, for nothing: whoever asks for what isn't there waits as long as the others. */
    void inVain(String secret) {
        SlowHash.Wrapped nothing = new SlowHash.Wrapped(new byte[16], cost, new byte[64]);
        inTurn(() -> hash.unwrap(nothing, secret, ""));
    }

    private <T> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
