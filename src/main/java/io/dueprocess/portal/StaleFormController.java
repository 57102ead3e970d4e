package io.dueprocess.portal;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Where the access module forwards a form whose CSRF token has expired. */
@PublicPage
class StaleFormController {

    @RequestMapping("/error/stale")
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String stale(Model model) {
        model.addAttribute("error", "stale");
        return "portal/error";
    }
}
