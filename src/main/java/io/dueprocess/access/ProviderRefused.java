package io.dueprocess.access;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Shows the sign-in page with the reason why a sign-in at the provider came to nothing. */
class ProviderRefused implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRefused.class);
    private static final String OTHER = "provider";

    private final Audit audit;

    ProviderRefused(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        String reason = failure instanceof NotAdmitted not ? not.reason().code() : OTHER;
        if (failure instanceof NotAdmitted) {
            audit.record(null, "(unknown)", AuditAction.REFUSE, "sign-in:" + reason);
            end(request.getSession(false));
        } else {
            LOG.warn("sign-in at the identity provider failed: {}", kind(failure));
        }
        request.setAttribute(StaffSession.REFUSED, reason);
        request.getRequestDispatcher(NotSignedIn.PAGE).forward(request, response);
    }

    /** Whoever is not admitted any more keeps no session of before either. */
    private static void end(HttpSession session) {
        if (session != null) {
            session.invalidate();
        }
    }

    /** Words of ours and of the standard only: what the provider, or somebody in its place, wrote is not for the log. */
    private static String kind(AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException oauth
                && oauth.getError().getErrorCode() != null
                && oauth.getError().getErrorCode().matches("[a-z_]{1,60}")) {
            return oauth.getError().getErrorCode();
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }
}
