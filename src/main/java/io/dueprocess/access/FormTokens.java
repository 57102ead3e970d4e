package io.dueprocess.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/** Our CSRF token: a cookie that only our pages can read and send back, so that nobody needs a session for it. */
final class FormTokens {

    private static final String COOKIE = "DP-XSRF";
    private static final String HEADER = "X-DP-XSRF";

    private FormTokens() {}

    static CsrfConfigurer<HttpSecurity> protect(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName(COOKIE);
        tokens.setHeaderName(HEADER);
        tokens.setCookieCustomizer(cookie -> cookie.path("/").sameSite("Strict"));
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(
                null); // made at once: once the page is under way there is no cookie any more
        return csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(handler);
    }

    /** A program that sends user and password itself; a site of others cannot make a browser do that. */
    static boolean signsItself(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null && !Requests.fromBrowser(request);
    }
}
