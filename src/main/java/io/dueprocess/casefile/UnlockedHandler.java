package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.OpeningKey;

/** A handler whose private key is unlocked. Lives in memory only, and no longer than the handler's session. */
public final class UnlockedHandler {

    private final String userId;
    private final OpeningKey key;

    UnlockedHandler(String userId, OpeningKey key) {
        this.userId = userId;
        this.key = key;
    }

    public String userId() {
        return userId;
    }

    CaseKey unwrap(String caseId, byte[] wrapped) {
        return key.unwrap(caseId, wrapped);
    }

    byte[] open(byte[] sealed, String context) {
        return key.open(sealed, context);
    }
}
