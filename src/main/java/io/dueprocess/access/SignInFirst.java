package io.dueprocess.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriUtils;

/**
 * What somebody gets who is not signed in: who opens a page the sign-in page, a script 401, a program 401 and the invitation
 * to sign in by HTTP Basic (RFC 7617); for a script's call a browser would put up a box of its own.
 */
class SignInFirst implements AuthenticationEntryPoint {

    private final boolean pages;

    private SignInFirst(boolean pages) {
        this.pages = pages;
    }

    /** For paths that people open. */
    static SignInFirst onPages() {
        return new SignInFirst(true);
    }

    /** For paths that programs call. */
    static SignInFirst onApi() {
        return new SignInFirst(false);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (pages && Requests.opensPage(request)) {
            response.sendRedirect(signInPage(request));
            return;
        }
        if (!pages && !Requests.byScript(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Due Process\", charset=\"UTF-8\"");
        }
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static String signInPage(HttpServletRequest request) {
        String page = request.getRequestURI().substring(request.getContextPath().length());
        String query = request.getQueryString();
        String next = UriUtils.encode(query == null ? page : page + "?" + query, StandardCharsets.UTF_8);
        boolean expired = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        return request.getContextPath() + "/login?" + (expired ? "expired&next=" : "next=") + next;
    }
}
