package io.dueprocess.casefile.crypto;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;

/**
 * A case's data key, unwrapped: AES-256-GCM for entries, streaming AES-256-GCM in 1 MiB segments for attachments, each under
 * a key of its own derived by HKDF. The associated data is the case id and the place of the content in the case, so nothing
 * opens elsewhere.
 */
public final class CaseKey {

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final String HKDF = "HmacSha256";

    private final String caseId;
    private final byte[] dataKey;

    CaseKey(String caseId, byte[] dataKey) {
        this.caseId = caseId;
        this.dataKey = dataKey;
    }

    /** A fresh key for the case. */
    public static CaseKey generate(String caseId) {
        return new CaseKey(caseId, newDataKey());
    }

    /** @param wrapping by which it can be stored */
    public byte[] wrapped(UnaryOperator<byte[]> wrapping) {
        return wrapping.apply(dataKey);
    }

    String caseId() {
        return caseId;
    }

    byte[] dataKey() {
        return dataKey;
    }

    /** 32 fresh random bytes. */
    public static byte[] newDataKey() {
        return Random.randBytes(KEY_BYTES);
    }

    /** @param place what the bytes are and where they belong; the same is needed to open them */
    public byte[] seal(byte[] plain, String... place) {
        try {
            return new AesGcmJce(derive("entry")).encrypt(plain, bound(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not sealed", e);
        }
    }

    /** Throws IllegalStateException when the bytes were altered, moved or sealed for something else. */
    public byte[] unseal(byte[] sealed, String... place) {
        try {
            return new AesGcmJce(derive("entry")).decrypt(sealed, bound(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("content of case " + caseId + " does not open", e);
        }
    }

    /** A stream that encrypts what is written to it; close it to write the last segment. */
    public OutputStream sealing(OutputStream out, String... place) throws IOException {
        try {
            return streaming().newEncryptingStream(out, bound(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no encrypting stream", e);
        }
    }

    /** A stream of the plain bytes; reading fails when a part is missing, moved or altered. */
    public InputStream unsealing(InputStream in, String... place) throws IOException {
        try {
            return streaming().newDecryptingStream(in, bound(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no decrypting stream", e);
        }
    }

    private StreamingAead streaming() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(derive("attachment"), HKDF, KEY_BYTES, SEGMENT_BYTES, 0);
    }

    private byte[] derive(String use) throws GeneralSecurityException {
        return Hkdf.computeHkdf(HKDF, dataKey, new byte[0], use.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    }

    /** Each part with its length, so that no two places read the same. */
    private byte[] bound(String... place) {
        StringBuilder bound = new StringBuilder(caseId);
        for (String part : place) {
            bound.append('/').append(part.length()).append(':').append(part);
        }
        return bound.toString().getBytes(StandardCharsets.UTF_8);
    }
}
