package io.dueprocess.casefile;

import org.springframework.stereotype.Service;

/** Encryption under a case's data key, for modules that keep rows of their own (the mail outbox). */
@Service
public class CaseCipher {

    private final CaseKeys keys;

    CaseCipher(CaseKeys keys) {
        this.keys = keys;
    }

    /** @param context what the bytes are and where they belong; the same is needed to open them */
    public byte[] seal(String caseId, String context, byte[] plain) {
        return keys.of(caseId).seal(plain, "other", context);
    }

    /** Throws when the bytes were altered, moved, or sealed for another case or context. */
    public byte[] unseal(String caseId, String context, byte[] sealed) {
        return keys.of(caseId).unseal(sealed, "other", context);
    }
}
