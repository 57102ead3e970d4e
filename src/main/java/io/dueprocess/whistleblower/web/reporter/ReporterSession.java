package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.casefile.SealedCase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** An inbox that is open: the case's key, the token of its forms, and which of them have been sent. In memory only. */
final class ReporterSession {

    private final SealedCase sealed;
    private final String token;
    private final Set<String> done = new HashSet<>();

    ReporterSession(SealedCase sealed, String token) {
        this.sealed = sealed;
        this.token = token;
    }

    SealedCase sealed() {
        return sealed;
    }

    /** What each form of this inbox bears, so that no other page can send one. */
    String token() {
        return token;
    }

    /** Whether the form comes from one of this inbox's pages. */
    boolean sent(String formToken) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Does the work unless a form with this key has been dealt with. A second click waits for the first: when that breaks
     * off, the second counts.
     *
     * @return whether the form has been dealt with, now or before
     */
    synchronized boolean once(String key, BooleanSupplier work) {
        if (done.contains(key)) {
            return true;
        }
        boolean worked = work.getAsBoolean();
        if (worked) {
            done.add(key);
        }
        return worked;
    }
}
