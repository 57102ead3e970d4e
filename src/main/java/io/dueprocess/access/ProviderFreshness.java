package io.dueprocess.access;

import io.dueprocess.engine.FreshSignIn;
import io.dueprocess.engine.SignInAgain;
import io.dueprocess.node.StaffNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * How long ago the provider saw the person: {@code auth_time} of the ID token (OpenID Connect Core 1.0, section 2). A provider
 * that does not say counts as not fresh. A call with user and password brings its proof along.
 */
@Profile(ProviderSettings.PROFILE)
@StaffNode
@Component
class ProviderFreshness implements FreshSignIn {

    /** How far the provider's clock may be from ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final ProviderSettings.Provider provider;
    private final Clock clock;

    ProviderFreshness(ProviderSettings.Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public void require() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (user != null && user.getPrincipal() instanceof OidcUser known && !isFresh(known.getIdToken())) {
            throw new SignInAgain();
        }
    }

    private boolean isFresh(OidcIdToken token) {
        return isSince(token, provider.fresh());
    }

    /** The provider kept somebody signed in for longer than we asked. Without {@code auth_time} nobody knows. */
    boolean isTooOldToSignIn(OidcIdToken token) {
        return token.getAuthenticatedAt() != null && !isSince(token, StaffSession.IDLE.plus(SKEW));
    }

    private boolean isSince(OidcIdToken token, Duration longest) {
        Instant at = token.getAuthenticatedAt();
        Instant now = clock.instant();
        return at != null && !at.isAfter(now.plus(SKEW)) && !at.isBefore(now.minus(longest));
    }
}
