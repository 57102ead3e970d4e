package io.dueprocess.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends idle sessions. What pages fetch by themselves, such as Tasklist's list of tasks, is not taken for the person: only
 * opened pages are, and what {@code desk/session.js} reports.
 */
class IdleSessions extends OncePerRequestFilter {

    static final String REPORT = "/session";

    private final Clock clock;

    IdleSessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && StaffSession.isOne(session)) {
            if (StaffSession.left(session, clock).isZero()) {
                session.invalidate();
            } else if (isActivity(request)) {
                StaffSession.active(session, clock);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isActivity(HttpServletRequest request) {
        return Requests.opensPage(request)
                || "POST".equals(request.getMethod())
                        && request.getRequestURI().equals(request.getContextPath() + REPORT);
    }
}
