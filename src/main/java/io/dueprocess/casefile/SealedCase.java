package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import java.util.UUID;

/** A sealed case whose data key is in memory: one that is being opened, or one that its receipt code has opened. */
public final class SealedCase {

    private final String id;
    private final CaseKey key;

    SealedCase(String id, CaseKey key) {
        this.id = id;
        this.key = key;
    }

    static SealedCase fresh() {
        String id = UUID.randomUUID().toString();
        return new SealedCase(id, CaseKey.generate(id));
    }

    public String id() {
        return id;
    }

    CaseKey key() {
        return key;
    }
}
