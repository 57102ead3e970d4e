package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Encryption without a case's key, for what a job has to read again though it belongs to a sealed case, and which says
 * nothing of it: each time under a fresh key that the organisation's key wraps. The wrapped key comes first; the table is
 * listed in {@link Rewrapping}, so that it outlives a change of that key.
 */
@Service
public class OrganisationCipher {

    private final Wrapping wrapping;

    OrganisationCipher(Wrapping wrapping) {
        this.wrapping = wrapping;
    }

    /** @param context what the bytes are and where they belong; the same is needed to open them */
    public byte[] seal(String context, byte[] plain) {
        byte[] fresh = CaseKey.newDataKey();
        byte[] wrapped = wrapping.wrap(context, fresh);
        byte[] sealed = key(context, wrapped).seal(plain, "other", context);
        byte[] both = Arrays.copyOf(wrapped, wrapped.length + sealed.length);
        System.arraycopy(sealed, 0, both, wrapped.length, sealed.length);
        return both;
    }

    /** Throws when the bytes were altered, sealed for another context, or read before a change of the organisation's key. */
    public byte[] unseal(String context, byte[] sealed) {
        byte[] wrapped = Arrays.copyOf(sealed, OrganisationKey.WRAPPED_BYTES);
        byte[] content = Arrays.copyOfRange(sealed, OrganisationKey.WRAPPED_BYTES, sealed.length);
        return key(context, wrapped).unseal(content, "other", context);
    }

    private CaseKey key(String context, byte[] wrapped) {
        return wrapping.unwrapCase(context, wrapped, Optional::empty)
                .orElseThrow(() -> new IllegalStateException("its key has been replaced; read it again"));
    }
}
