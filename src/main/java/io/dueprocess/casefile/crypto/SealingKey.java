package io.dueprocess.casefile.crypto;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A public key to which anybody can seal: HPKE (RFC 9180) with X25519, HKDF-SHA-256 and AES-256-GCM. */
public final class SealingKey {

    private static final int FINGERPRINT_BYTES = 12;

    private final KeysetHandle keyset;

    SealingKey(KeysetHandle keyset) {
        this.keyset = keyset;
    }

    /** Throws IllegalArgumentException when the bytes are no public key. */
    public static SealingKey parse(byte[] bytes) {
        try {
            HybridConfig.register();
            return new SealingKey(TinkProtoKeysetFormat.parseKeysetWithoutSecret(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no public key");
        }
    }

    public byte[] bytes() {
        try {
            return TinkProtoKeysetFormat.serializeKeysetWithoutSecret(keyset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("public key not written", e);
        }
    }

    /** What two people compare to see that they have the same key: six groups of four letters and digits. */
    public String fingerprint() {
        try {
            String hash = HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()), 0, FINGERPRINT_BYTES);
            return hash.replaceAll("(.{4})(?=.)", "$1 ");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    /** @param context what is sealed and where it belongs; the same is needed to open it */
    public byte[] seal(byte[] plain, String context) {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(plain, context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not sealed", e);
        }
    }

    /** The case's data key, for the holder of the private key alone. */
    public byte[] wrap(CaseKey key) {
        return seal(key.dataKey(), OpeningKey.wrapContext(key.caseId()));
    }
}
