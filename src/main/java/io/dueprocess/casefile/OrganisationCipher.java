package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.CaseKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.nio.ByteBuffer;
import org.springframework.stereotype.Service;

/**
 * Encryption without a case's key, for what a job has to read again though it belongs to a sealed case, and which says
 * nothing of it: each time under a fresh key that the organisation's key wraps.
 */
@Service
public class OrganisationCipher {

    private final OrganisationKey organisationKey;

    OrganisationCipher(OrganisationKey organisationKey) {
        this.organisationKey = organisationKey;
    }

    /** @param context what the bytes are and where they belong; the same is needed to open them */
    public byte[] seal(String context, byte[] plain) {
        byte[] wrapped = organisationKey.wrap(context, CaseKey.newDataKey());
        byte[] sealed = organisationKey.unwrap(context, wrapped).seal(plain, "other", context);
        return ByteBuffer.allocate(Integer.BYTES + wrapped.length + sealed.length)
                .putInt(wrapped.length)
                .put(wrapped)
                .put(sealed)
                .array();
    }

    /** Throws when the bytes were altered, or sealed for another context. */
    public byte[] unseal(String context, byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] wrapped = new byte[buffer.getInt()];
        buffer.get(wrapped);
        byte[] content = new byte[buffer.remaining()];
        buffer.get(content);
        return organisationKey.unwrap(context, wrapped).unseal(content, "other", context);
    }
}
