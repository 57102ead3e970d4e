package io.dueprocess.casefile.crypto;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** The private half of a {@link SealingKey}. */
public final class OpeningKey {

    private final KeysetHandle keyset;

    private OpeningKey(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    public static OpeningKey generate() {
        try {
            HybridConfig.register();
            return new OpeningKey(KeysetHandle.generateNew(HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.NO_PREFIX)
                    .build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no new key pair", e);
        }
    }

    /** Throws IllegalArgumentException when the bytes are no private key. */
    public static OpeningKey parse(byte[] bytes) {
        try {
            HybridConfig.register();
            return new OpeningKey(TinkProtoKeysetFormat.parseKeyset(bytes, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no private key");
        }
    }

    /** In clear: to be wrapped at once, or written to a file that is kept offline. */
    public byte[] bytes() {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("private key not written", e);
        }
    }

    public SealingKey publicKey() {
        try {
            return new SealingKey(keyset.getPublicKeysetHandle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no public key", e);
        }
    }

    /** Throws IllegalStateException when the bytes were sealed for somebody else or something else. */
    public byte[] open(byte[] sealed, String context) {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(sealed, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("does not open", e);
        }
    }

    public CaseKey unwrap(String caseId, byte[] wrapped) {
        return new CaseKey(caseId, open(wrapped, wrapContext(caseId)));
    }

    static String wrapContext(String caseId) {
        return "case-key/" + caseId;
    }
}
