package io.dueprocess.access;

import io.dueprocess.casefile.KeyRing;
import io.dueprocess.casefile.UnlockedHandler;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the signed-in handler's unlocked key on the ring for the length of a request. Comes after the authentication. */
class KeysAtHand extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<UnlockedHandler> handler = HandlerSession.of(request);
        if (handler.isPresent()) {
            KeyRing.<ServletException, IOException>during(handler.get(), () -> chain.doFilter(request, response));
        } else {
            chain.doFilter(request, response);
        }
    }
}
