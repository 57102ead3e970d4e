package io.dueprocess.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who calls {@code /engine-rest}; without a user it would check no authorization at all. */
class EngineUser extends OncePerRequestFilter {

    private final IdentityService identity;
    private final Staff staff;

    EngineUser(IdentityService identity, Staff staff) {
        this.identity = identity;
        this.staff = staff;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        identity.setAuthentication(staff.currentUser(), List.copyOf(staff.currentGroups()));
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
