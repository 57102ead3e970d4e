package io.dueprocess.access;

import io.dueprocess.casefile.MissingSettings;
import io.dueprocess.node.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertyResolver;

/**
 * {@code dueprocess.oidc.*}: the organisation's identity provider, by OpenID Connect. Read in the profile {@code oidc} only;
 * what is missing there stops the start. No value is ever quoted.
 */
public class ProviderSettings implements EnvironmentPostProcessor, Ordered {

    static final String PROFILE = "oidc";
    static final String ISSUER = "dueprocess.oidc.issuer";
    static final String CLIENT_ID = "dueprocess.oidc.client-id";
    static final String CLIENT_SECRET = "dueprocess.oidc.client-secret";
    static final String CLIENT_SECRET_FILE = "dueprocess.oidc.client-secret-file";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * What the sign-in needs.
     *
     * @param issuer as in the provider's discovery document
     * @param staffUrl address under which staff reach us; the provider leads back there
     * @param groupsClaim claim of the ID token with the names of the user's groups
     * @param userClaim claim of the ID token that becomes the user id
     * @param fresh how long after a sign-in its user may approve and unlock
     */
    record Provider(
            URI issuer,
            String clientId,
            String secret,
            String staffUrl,
            String groupsClaim,
            String userClaim,
            Duration fresh) {

        /** Scheme, host and port of the issuer. */
        String origin() {
            return issuer.getScheme() + "://" + issuer.getAuthority();
        }

        /** Says nothing, so that it can stand in a log. */
        @Override
        public String toString() {
            return "Provider";
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of(PROFILE))
                && Role.of(environment).servesStaff()) {
            List<String> problems = problems(environment);
            if (!problems.isEmpty()) {
                throw new MissingSettings(problems);
            }
        }
    }

    /** The settings, which {@link #postProcessEnvironment} has checked. */
    static Provider of(PropertyResolver settings) {
        return new Provider(
                URI.create(settings.getRequiredProperty(ISSUER).strip()),
                settings.getRequiredProperty(CLIENT_ID).strip(),
                secret(settings).orElseThrow(),
                settings.getRequiredProperty("dueprocess.staff-url"),
                settings.getRequiredProperty("dueprocess.oidc.groups-claim"),
                settings.getRequiredProperty("dueprocess.oidc.user-claim"),
                DurationStyle.detectAndParse(settings.getRequiredProperty("dueprocess.oidc.fresh")));
    }

    private static List<String> problems(PropertyResolver settings) {
        List<String> problems = new ArrayList<>();
        String issuer = settings.getProperty(ISSUER, "").strip();
        if (issuer.isEmpty()) {
            problems.add(ISSUER + " (OIDC_ISSUER: address of the identity provider, as in its discovery document)");
        } else if (!isSafe(issuer)) {
            problems.add(ISSUER + " is no address that begins with https:// (http:// on this machine only)");
        }
        if (settings.getProperty(CLIENT_ID, "").isBlank()) {
            problems.add(CLIENT_ID + " (OIDC_CLIENT_ID: how the provider knows this installation)");
        }
        if (secret(settings).isEmpty()) {
            problems.add(CLIENT_SECRET_FILE + " (OIDC_CLIENT_SECRET_FILE: path of a file with the client's secret; or "
                    + CLIENT_SECRET + ")");
        }
        return problems;
    }

    private static boolean isSafe(String issuer) {
        try {
            URI address = URI.create(issuer);
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && LOOPBACK.contains(address.getHost()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** Empty when neither is set or the file cannot be read or is empty. */
    private static Optional<String> secret(PropertyResolver settings) {
        String file = settings.getProperty(CLIENT_SECRET_FILE, "").strip();
        String secret = file.isEmpty() ? settings.getProperty(CLIENT_SECRET, "") : content(file);
        return Optional.of(secret.strip()).filter(text -> !text.isEmpty());
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            return "";
        }
    }
}
