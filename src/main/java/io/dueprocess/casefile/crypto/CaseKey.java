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

/**
 * A case's data key, unwrapped: AES-256-GCM for entries, streaming AES-256-GCM in 1 MiB segments for attachments, each under
 * a key of its own derived by HKDF. The associated data begins with the case id, so nothing opens in another case.
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

    /** 32 fresh random bytes. */
    public static byte[] newDataKey() {
        return Random.randBytes(KEY_BYTES);
    }

    public byte[] seal(String context, byte[] plain) {
        try {
            return new AesGcmJce(derive("entry")).encrypt(plain, bound(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not sealed", e);
        }
    }

    /** Throws IllegalStateException when the bytes were altered, moved or sealed for something else. */
    public byte[] unseal(String context, byte[] sealed) {
        try {
            return new AesGcmJce(derive("entry")).decrypt(sealed, bound(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("content of case " + caseId + " does not open: " + context, e);
        }
    }

    /** A stream that encrypts what is written to it; close it to write the last segment. */
    public OutputStream sealing(String context, OutputStream out) throws IOException {
        try {
            return streaming().newEncryptingStream(out, bound(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no encrypting stream", e);
        }
    }

    /** A stream of the plain bytes; reading fails when a part is missing, moved or altered. */
    public InputStream unsealing(String context, InputStream in) throws IOException {
        try {
            return streaming().newDecryptingStream(in, bound(context));
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

    private byte[] bound(String context) {
        return (caseId + "/" + context).getBytes(StandardCharsets.UTF_8);
    }
}
