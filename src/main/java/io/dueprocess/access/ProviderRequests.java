package io.dueprocess.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * What we ask of the identity provider, and what we remember meanwhile. With PKCE (RFC 7636), state and nonce. Always with
 * {@code max_age}: whoever signs in has shown the provider who they are within the time after which an idle session ends, so
 * that a browser left alone opens nothing here. With {@code prompt=login} where a fresh sign-in is wanted.
 */
class ProviderRequests
        implements OAuth2AuthorizationRequestResolver, AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** Where a sign-in begins; parameters {@code next}, the page to go on to, and {@code fresh=true}. */
    static final String BEGIN = "/login/provider";

    private static final String ANSWERED = ProviderRequests.class.getName();
    private static final String NEXT = "next";
    private static final String FRESH = "fresh";

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final HttpSessionOAuth2AuthorizationRequestRepository pending =
            new HttpSessionOAuth2AuthorizationRequestRepository();

    ProviderRequests(ClientRegistrationRepository registrations) {
        requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, BEGIN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return completed(requests.resolve(request), request);
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return completed(requests.resolve(request, registrationId), request);
    }

    private static OAuth2AuthorizationRequest completed(OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        if (asked == null) {
            return null;
        }
        boolean fresh = Boolean.parseBoolean(request.getParameter(FRESH));
        Map<String, Object> parameters = new LinkedHashMap<>(asked.getAdditionalParameters());
        parameters.put("max_age", StaffSession.IDLE.toSeconds());
        if (fresh) {
            parameters.put("prompt", "login");
        }
        Map<String, Object> remembered = new LinkedHashMap<>(asked.getAttributes());
        remembered.put(FRESH, fresh);
        remembered.put(NEXT, SignedIn.next(request.getParameter(NEXT)));
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(all -> all.putAll(parameters))
                .attributes(all -> all.putAll(remembered))
                .build();
    }

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return pending.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        pending.saveAuthorizationRequest(asked, request, response);
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest asked = pending.removeAuthorizationRequest(request, response);
        if (asked != null) {
            request.setAttribute(ANSWERED, asked);
        }
        return asked;
    }

    /** The page to go on to after the answer that this request brings; null for none. */
    static String next(HttpServletRequest request) {
        return request.getAttribute(ANSWERED) instanceof OAuth2AuthorizationRequest asked
                ? asked.getAttribute(NEXT)
                : null;
    }

    /** Whether this request answers to a wish for a fresh sign-in. */
    static boolean fresh(HttpServletRequest request) {
        return request.getAttribute(ANSWERED) instanceof OAuth2AuthorizationRequest asked
                && Boolean.TRUE.equals(asked.getAttribute(FRESH));
    }
}
