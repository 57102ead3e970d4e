package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cases that the current transaction has opened. Nobody else can see or change them yet, so what is known of them need
 * not be asked of the database: intake is what all channels and the clock of the law wait for.
 */
public final class OpenedCases {

    /** What is known of one. */
    static final class Opened {

        private final boolean sealed;
        private final CaseKey key;
        private final Set<String> kinds = new HashSet<>();

        private Opened(boolean sealed, CaseKey key) {
            this.sealed = sealed;
            this.key = key;
        }

        boolean sealed() {
            return sealed;
        }

        /** Empty for a sealed case, whose key is on the {@link KeyRing}. */
        Optional<CaseKey> key() {
            return Optional.ofNullable(key);
        }

        /** Whether no entry of the kind has been written before; asked once by the one who writes it. */
        boolean begins(String kind) {
            return kinds.add(kind);
        }
    }

    private static final InTransaction<Map<String, Opened>> CASES = new InTransaction<>(HashMap::new);

    private OpenedCases() {}

    /** Whether this transaction has opened the case, so that only itself can have written anything of it. */
    public static boolean contains(String caseId) {
        return find(caseId).isPresent();
    }

    static Optional<Opened> find(String caseId) {
        return CASES.current().map(cases -> cases.get(caseId));
    }

    /** @param key null for a sealed case */
    static void add(String caseId, CaseKey key) {
        CASES.current().ifPresent(cases -> cases.put(caseId, new Opened(key == null, key)));
    }

    /** What was known no longer holds. */
    static void forget(String caseId) {
        CASES.current().ifPresent(cases -> cases.remove(caseId));
    }
}
