package io.dueprocess.access;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/** Records who signs out. */
class SignedOut implements LogoutHandler {

    private final Audit audit;

    SignedOut(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication user) {
        if (user != null) {
            audit.record(null, user.getName(), AuditAction.LOG_OUT, "");
        }
    }
}
