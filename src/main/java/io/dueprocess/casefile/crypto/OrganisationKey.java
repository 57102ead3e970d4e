package io.dueprocess.casefile.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The organisation's key: a Tink keyset that wraps the data keys of cases and never encrypts content itself. The keyset's
 * primary key wraps, every key of it unwraps, so that a key is rotated by adding a primary and re-wrapping.
 */
public final class OrganisationKey {

    private final Aead aead;

    private OrganisationKey(Aead aead) {
        this.aead = aead;
    }

    /** @param keyset Tink keyset as JSON, in clear: it comes from a file or the environment, never from the database */
    public static OrganisationKey parse(String keyset) {
        try {
            AeadConfig.register();
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
            return new OrganisationKey(handle.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("dueprocess.keys.organisation holds no valid Tink AEAD keyset");
        }
    }

    /** A new keyset with one AES-256-GCM key, as JSON. */
    public static String generate() {
        return withNewPrimary(null);
    }

    /** The keyset with a fresh primary key added; the old keys stay, to unwrap. A null keyset makes a new one. */
    public static String withNewPrimary(String keyset) {
        try {
            AeadConfig.register();
            KeysetHandle.Builder builder = keyset == null
                    ? KeysetHandle.newBuilder()
                    : KeysetHandle.newBuilder(
                            TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get()));
            builder.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary());
            return TinkJsonProtoKeysetFormat.serializeKeyset(builder.build(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new key", e);
        }
    }

    /** @param caseId bound to the wrapped key: it unwraps for that case only */
    public byte[] wrap(String caseId, byte[] dataKey) {
        try {
            return aead.encrypt(dataKey, caseId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("data key not wrapped", e);
        }
    }

    public CaseKey unwrap(String caseId, byte[] wrapped) {
        return new CaseKey(caseId, unwrapRaw(caseId, wrapped));
    }

    /** The same data key wrapped anew by the primary key. */
    public byte[] rewrap(String caseId, byte[] wrapped) {
        return wrap(caseId, unwrapRaw(caseId, wrapped));
    }

    /** What was wrapped for that very case or context; throws IllegalStateException for any other. */
    public byte[] unwrapRaw(String caseId, byte[] wrapped) {
        try {
            return aead.decrypt(wrapped, caseId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the organisation's key does not open case " + caseId, e);
        }
    }
}
