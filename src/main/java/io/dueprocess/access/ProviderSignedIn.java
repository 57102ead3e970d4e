package io.dueprocess.access;

import io.dueprocess.casefile.Audit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.Authentication;

/** After a sign-in at the provider. Who was asked to sign in once more is told so, in the window opened for it. */
class ProviderSignedIn extends SignedIn {

    static final String AGAIN = "/login/fresh";

    ProviderSignedIn(Clock clock, Audit audit) {
        super(clock, audit);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication user)
            throws IOException {
        boolean again = ProviderRequests.fresh(request);
        begin(request, user, again ? "again" : "");
        response.sendRedirect(request.getContextPath() + (again ? AGAIN : next(ProviderRequests.next(request))));
    }
}
