package io.dueprocess.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tokens by which other systems are known. Only the SHA-256 of a token is configured: a random token of 256 bits needs no slow
 * hash. Every one is compared, in constant time, so that the time tells nothing.
 */
public final class ClientTokens {

    private static final int TOKEN_BYTES = 32;
    private static final int HASH_BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

    private final Map<String, byte[]> hashes = new LinkedHashMap<>();

    /**
     * @param clients name to token's hash in hex
     * @throws IllegalArgumentException for a name or a hash of another form, or a hash that two clients share
     */
    ClientTokens(Map<String, String> clients) {
        clients.forEach((name, hash) -> {
            String property = "dueprocess.clients." + name + ".token-sha256";
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        property + ": a client's name has at most 40 lower-case letters, digits and dashes");
            }
            byte[] parsed = parse(property, hash);
            if (hashes.values().stream().anyMatch(other -> MessageDigest.isEqual(other, parsed))) {
                throw new IllegalArgumentException(property + " is another client's: each has a token of its own");
            }
            hashes.put(name, parsed);
        });
    }

    private static byte[] parse(String property, String hash) {
        try {
            byte[] parsed = HexFormat.of().parseHex(hash == null ? "" : hash.strip());
            if (parsed.length == HASH_BYTES) {
                return parsed;
            }
        } catch (IllegalArgumentException noHex) {
            // said below, without the value
        }
        throw new IllegalArgumentException(property + " must be a SHA-256 in hex, as new-client-token prints it");
    }

    /** Whose token it is. */
    Optional<String> client(String token) {
        byte[] given = sha256(token);
        String found = null;
        for (Map.Entry<String, byte[]> client : hashes.entrySet()) {
            if (MessageDigest.isEqual(client.getValue(), given)) {
                found = client.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    /** A new random token. */
    public static String random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is configured for a token. */
    public static String hash(String token) {
        return HexFormat.of().formatHex(sha256(token));
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
