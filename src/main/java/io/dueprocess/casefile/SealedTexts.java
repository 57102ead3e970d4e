package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Short texts that leave the house sealed, such as in a link, and come back: nobody else can read or make one, and none is
 * stored. Under a key made of the lookup key, which no shredding turns over; a changed lookup key ends them all.
 */
@Service
public class SealedTexts {

    private static final int LONGEST = 4000;

    private final LookupKey lookupKey;

    SealedTexts(LookupKey lookupKey) {
        this.lookupKey = lookupKey;
    }

    /**
     * Letters, digits, dashes and underscores; another text each time.
     *
     * @param purpose the same is needed to open it
     */
    public String seal(String purpose, String plain) {
        byte[] sealed = lookupKey.sealing(purpose).seal(plain.getBytes(StandardCharsets.UTF_8), "text");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** Empty for what was not sealed here, or for another purpose. */
    public Optional<String> open(String purpose, String sealed) {
        if (sealed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            return Optional.of(new String(lookupKey.sealing(purpose).unseal(bytes, "text"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | IllegalStateException foreign) {
            return Optional.empty();
        }
    }
}
