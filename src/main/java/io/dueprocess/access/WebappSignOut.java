package io.dueprocess.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who signs out of one of Camunda's applications, which have checked the CSRF token, is signed out of everything. */
class WebappSignOut extends OncePerRequestFilter {

    private static final PathPatternRequestMatcher LOGOUT = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout/**");

    private final WayIn way;

    WebappSignOut(WayIn way) {
        this.way = way;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        HttpSession session = request.getSession(false);
        if (session != null && LOGOUT.matches(request) && response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            way.leave(request, response);
        }
    }
}
