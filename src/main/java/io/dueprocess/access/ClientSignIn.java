package io.dueprocess.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows another system by its bearer token (RFC 6750). Wrong tokens are answered up to a number per minute, then with 429; who
 * has the right token is never turned away for what others try.
 */
class ClientSignIn extends OncePerRequestFilter {

    static final int MOST_FAILURES = 30;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST_TOKEN = 200;

    private final ClientTokens tokens;
    private final Clock clock;
    private Instant windowStart = Instant.EPOCH;
    private int failures;

    ClientSignIn(ClientTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> client = token(request).flatMap(tokens::client);
        if (client.isEmpty()) {
            refuse(response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(client.get(), null, List.of(Clients.AUTHORITY)));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    /** Whether the request carries a bearer token, right or wrong. */
    static boolean hasToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static Optional<String> token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return hasToken(request) && header.length() <= LONGEST_TOKEN
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private void refuse(HttpServletResponse response) throws IOException {
        if (tooMany()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(WINDOW.toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Due Process\"");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private synchronized boolean tooMany() {
        Instant now = clock.instant();
        if (!now.isBefore(windowStart.plus(WINDOW))) {
            windowStart = now;
            failures = 0;
        }
        return ++failures > MOST_FAILURES;
    }
}
