package io.dueprocess.casefile.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The installation's lookup key: HMAC-SHA-256 of codes and of audit heads. */
public final class LookupKey {

    private static final String HMAC = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    private final SecretKeySpec key;

    private LookupKey(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** @param base64 at least 32 random bytes */
    public static LookupKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("dueprocess.keys.lookup is not base64");
        }
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException("dueprocess.keys.lookup needs at least 32 bytes, in base64");
        }
        return new LookupKey(bytes);
    }

    public static String generate() {
        return Base64.getEncoder().encodeToString(CaseKey.newDataKey());
    }

    /** A key of its own for what is sealed in texts that leave the house, such as addresses of pages. */
    public CaseKey sealing(String purpose) {
        return new CaseKey(purpose, HexFormat.of().parseHex(mac("sealing", purpose)));
    }

    /** Hex of the HMAC over purpose and value. */
    public String mac(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }
}
