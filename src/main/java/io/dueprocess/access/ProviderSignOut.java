package io.dueprocess.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collections;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who signs out here signs out at the provider too (OpenID Connect RP-Initiated Logout 1.0): the browser is led there, and back
 * to our sign-in page. A provider without that end point keeps its own session.
 */
class ProviderSignOut extends OidcClientInitiatedLogoutSuccessHandler {

    private static final String OWN_PAGE = "/login";
    private static final String SIGNED_OUT = OWN_PAGE + "?out";
    private static final String ADDRESS = ProviderSignOut.class.getName();

    ProviderSignOut(ClientRegistrationRepository registrations, String staffUrl) {
        super(registrations);
        setDefaultTargetUrl(SIGNED_OUT);
        setPostLogoutRedirectUri(staffUrl + SIGNED_OUT);
    }

    /**
     * A script has signed out and cannot be led elsewhere: the browser is, as soon as it opens the sign-in page. The answer may be
     * on its way, too late for the cookie of another session: so this one is emptied.
     */
    void later(HttpServletRequest request, HttpServletResponse response, Authentication user) {
        String address = determineTargetUrl(request, response, user);
        HttpSession session = request.getSession();
        Collections.list(session.getAttributeNames()).forEach(session::removeAttribute);
        session.setAttribute(ADDRESS, address);
    }

    /** Leads the browser away from the sign-in page when it still has to sign out at the provider. */
    static class Rest extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            HttpSession session = request.getSession(false);
            boolean rest = session != null
                    && session.getAttribute(ADDRESS) instanceof String
                    && Requests.opensPage(request)
                    && request.getRequestURI().equals(request.getContextPath() + OWN_PAGE);
            if (rest) {
                String address = (String) session.getAttribute(ADDRESS);
                session.invalidate();
                response.sendRedirect(address);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
