package io.dueprocess.casefile;

import org.springframework.stereotype.Service;

/** Random codes given to people, and the keyed hash under which they are stored. */
@Service
public class Codes {

    /** 20 characters of a 32-letter alphabet without look-alikes (100 bits), in groups of five: {@code 7K3MQ-...}. */
    public String accessCode() {
        throw new UnsupportedOperationException();
    }

    /** A URL-safe one-time token of 256 bits. */
    public String token() {
        throw new UnsupportedOperationException();
    }

    /**
     * HMAC-SHA-256 under the installation's lookup key, hex. Access codes are normalised first (case, dashes, spaces,
     * look-alikes). A random code of 100 bits needs no slow hash (see performance.md).
     *
     * @param purpose separates the uses, such as {@code dsar-access-code}
     */
    public String hash(String purpose, String code) {
        throw new UnsupportedOperationException();
    }
}
