package io.dueprocess.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Shows the sign-in page again, with the user name as it was typed. */
class NotSignedIn implements AuthenticationFailureHandler {

    static final String PAGE = "/login/again";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        request.setAttribute(StaffSession.REFUSED, failure instanceof LockedException ? "wait" : "wrong");
        request.getRequestDispatcher(PAGE).forward(request, response);
    }
}
