package io.dueprocess.dsar.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Fetches the CSRF token before the page is written: its cookie can't be set any more once the page is under way. */
@ControllerAdvice(
        assignableTypes = {
            RequestController.class,
            ConfirmController.class,
            StatusController.class,
            StatusMessageController.class
        })
class FormToken {

    @ModelAttribute
    void fetch(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }
}
