package io.dueprocess.access;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Starts the idle clock, and goes on to the page that was asked for, if it is one of ours for staff. */
class SignedIn implements AuthenticationSuccessHandler {

    static final String HOME = "/camunda/app/tasklist/default/";

    /** Pages one may be sent to; in particular no other host. */
    private static final Pattern OURS =
            Pattern.compile("/(camunda/app|cases|breaches|processing-activities)(/[\\w./-]*)?([?#][^\\s\\\\]*)?");

    private final Clock clock;
    private final Audit audit;

    SignedIn(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication user)
            throws IOException {
        begin(request, user, "");
        response.sendRedirect(request.getContextPath() + next(request.getParameter("next")));
    }

    /** @param how what the audit says beside it */
    final void begin(HttpServletRequest request, Authentication user, String how) {
        StaffSession.active(request.getSession(), clock);
        audit.record(null, user.getName(), AuditAction.LOG_IN, how);
    }

    static String next(String wanted) {
        return wanted != null && OURS.matcher(wanted).matches() ? wanted : HOME;
    }
}
