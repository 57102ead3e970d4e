package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keys to sealed cases that are at hand on this thread: those of the handler or of the reporter whose request it is.
 * Jobs and timers have none. What is put on is taken off when the work ends, however it ends.
 */
public final class KeyRing {

    private record Keys(UnlockedHandler handler, SealedCase opened) {}

    private static final ThreadLocal<Keys> AT_HAND = new ThreadLocal<>();

    private KeyRing() {}

    /** Does the work with the handler's private key at hand. */
    public static <T> T with(UnlockedHandler handler, Supplier<T> work) {
        return with(new Keys(handler, null), work);
    }

    /** Does the work with this one case's key at hand. */
    public static <T> T with(SealedCase opened, Supplier<T> work) {
        return with(new Keys(null, opened), work);
    }

    /** Work that may throw two kinds of checked exceptions. */
    @FunctionalInterface
    public interface Request<E extends Exception, F extends Exception> {
        void run() throws E, F;
    }

    /** As {@link #with(UnlockedHandler, Supplier)}, for the length of a request. */
    public static <E extends Exception, F extends Exception> void during(UnlockedHandler handler, Request<E, F> work)
            throws E, F {
        Keys before = putOn(new Keys(handler, null));
        try {
            work.run();
        } finally {
            takeOff(before);
        }
    }

    private static <T> T with(Keys keys, Supplier<T> work) {
        Keys before = putOn(keys);
        try {
            return work.get();
        } finally {
            takeOff(before);
        }
    }

    private static Keys putOn(Keys keys) {
        Keys before = AT_HAND.get();
        AT_HAND.set(keys);
        return before;
    }

    private static void takeOff(Keys before) {
        if (before == null) {
            AT_HAND.remove();
        } else {
            AT_HAND.set(before);
        }
    }

    /** The unlocked handler whose request this is. */
    public static Optional<UnlockedHandler> handler() {
        return Optional.ofNullable(AT_HAND.get()).map(Keys::handler);
    }

    /** Whether there is no key to any sealed case. */
    static boolean isEmpty() {
        return AT_HAND.get() == null;
    }

    static Optional<CaseKey> opened(String caseId) {
        return Optional.ofNullable(AT_HAND.get())
                .map(Keys::opened)
                .filter(opened -> opened.id().equals(caseId))
                .map(SealedCase::key);
    }
}
