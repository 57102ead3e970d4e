package io.dueprocess.datamap.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where personal data and secrets may be sent. */
public final class HttpAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private HttpAddress() {}

    /** Whether it is a full address with HTTPS, or with HTTP on this very machine, and without a password in it. */
    public static boolean allowed(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
        return uri.getHost() != null
                && uri.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    }

    /** RFC 3986, where the JDK still follows the RFC before: a query alone is one of the same path. */
    static Optional<URI> resolve(URI page, String reference) {
        try {
            return Optional.of(page.resolve(reference.startsWith("?") ? page.getRawPath() + reference : reference));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getHost() != null
                && one.getRawUserInfo() == null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }
}
