package io.dueprocess.casefile.crypto;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Wraps keys by what people know: Argon2id (RFC 9106, one lane) over the secret, a salt of its own and a pepper that is not
 * in the database, then AES-256-GCM. A derivation fills its whole memory cost with live objects: callers bound how many run
 * at once.
 */
public final class SlowHash {

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int LEAST_PEPPER = 32;

    private final byte[] pepper;

    private SlowHash(byte[] pepper) {
        this.pepper = pepper;
    }

    /**
     * @param memoryKib memory that one derivation fills, in KiB
     * @param passes over that memory
     */
    public record Cost(int memoryKib, int passes) {}

    /** A key as it is stored, with what is needed to derive its wrapping key again. */
    public record Wrapped(byte[] salt, Cost cost, byte[] key) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Wrapped that
                    && cost.equals(that.cost)
                    && Arrays.equals(salt, that.salt)
                    && Arrays.equals(key, that.key);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(key);
        }

        @Override
        public String toString() {
            return "Wrapped[" + cost + "]";
        }
    }

    /** @param base64 at least 32 bytes; throws IllegalArgumentException without quoting them */
    public static SlowHash withPepper(String base64) {
        byte[] pepper;
        try {
            pepper = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("dueprocess.keys.pepper is not base64");
        }
        if (pepper.length < LEAST_PEPPER) {
            throw new IllegalArgumentException("dueprocess.keys.pepper needs at least 32 bytes, in base64");
        }
        return new SlowHash(pepper);
    }

    /** @param context what the key is and whose; the same is needed to unwrap it */
    public Wrapped wrap(byte[] key, String secret, String context, Cost cost) {
        byte[] salt = Random.randBytes(SALT_BYTES);
        try {
            byte[] sealed = new AesGcmJce(derive(secret, salt, cost)).encrypt(key, bytes(context));
            return new Wrapped(salt, cost, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key not wrapped", e);
        }
    }

    /** Empty when the secret is wrong, after the same work as when it is right. */
    public Optional<byte[]> unwrap(Wrapped wrapped, String secret, String context) {
        try {
            byte[] wrappingKey = derive(secret, wrapped.salt(), wrapped.cost());
            return Optional.of(new AesGcmJce(wrappingKey).decrypt(wrapped.key(), bytes(context)));
        } catch (GeneralSecurityException wrongSecret) {
            return Optional.empty();
        }
    }

    public Wrapped wrap(CaseKey key, String secret, Cost cost) {
        return wrap(key.dataKey(), secret, OpeningKey.wrapContext(key.caseId()), cost);
    }

    public Optional<CaseKey> unwrapCase(String caseId, Wrapped wrapped, String secret) {
        return unwrap(wrapped, secret, OpeningKey.wrapContext(caseId)).map(key -> new CaseKey(caseId, key));
    }

    private byte[] derive(String secret, byte[] salt, Cost cost) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(1)
                .withSalt(salt)
                .withSecret(pepper)
                .build());
        byte[] key = new byte[KEY_BYTES];
        argon2.generateBytes(bytes(secret), key);
        return key;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
