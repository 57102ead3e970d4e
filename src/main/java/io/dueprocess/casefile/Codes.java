package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Random codes given to people, and the keyed hash under which they are stored. */
@Service
public class Codes {

    /** Crockford's idea of an alphabet: no I, L, O, U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int TOKEN_BYTES = 32;
    private static final int REFERENCE_LETTERS = 10;

    private final SecureRandom random = new SecureRandom();
    private final LookupKey lookupKey;

    Codes(LookupKey lookupKey) {
        this.lookupKey = lookupKey;
    }

    /** 20 characters of a 32-letter alphabet without look-alikes (100 bits), in groups of five: {@code 7K3MQ-...}. */
    public String accessCode() {
        return grouped(20, 5);
    }

    /** Reference of a case: {@code DP-XXXX-XXXX}, 40 bits, random so that it says nothing about how many there are. */
    String reference() {
        return "DP-" + grouped(8, 4);
    }

    /** A reference as somebody typed it, as it is stored; empty when it cannot be one. */
    static Optional<String> asReference(String typed) {
        String letters = normalise(typed);
        return letters.length() == REFERENCE_LETTERS && letters.startsWith("DP")
                ? Optional.of("DP-" + letters.substring(2, 6) + "-" + letters.substring(6))
                : Optional.empty();
    }

    /** A URL-safe one-time token of 256 bits. */
    public String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * HMAC-SHA-256 under the installation's lookup key, hex. Access codes are normalised first (case, dashes, spaces,
     * look-alikes); tokens are not. A random code of 100 bits needs no slow hash.
     *
     * @param purpose separates the uses; one that ends in {@code code} is for codes that people type
     */
    public String hash(String purpose, String code) {
        return lookupKey.mac(purpose, purpose.endsWith("code") ? normalise(code) : code);
    }

    /** Upper case, without anything but letters and digits; letters that look like digits become the digits. */
    static String normalise(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private String grouped(int length, int group) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            if (i > 0 && i % group == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
