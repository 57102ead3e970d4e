package io.dueprocess.access.web;

import io.dueprocess.access.StaffSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which staff sign in to everything. */
@Controller
class SignInController {

    /** @param next where to go on to; checked when it is used */
    @GetMapping("/login")
    String signIn(
            @RequestParam(defaultValue = "") String next,
            @RequestParam(required = false) String expired,
            @RequestParam(required = false) String out,
            Model model) {
        return show(next, expired != null ? "expired" : out != null ? "out" : null, model);
    }

    /** Reached by forward only, with the reason; opened directly it is the page as it was. */
    @RequestMapping("/login/again")
    String again(
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String username,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Object reason = request.getAttribute(StaffSession.REFUSED);
        if (reason != null) {
            boolean wait = "wait".equals(reason);
            response.setStatus((wait ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED).value());
            model.addAttribute("problem", reason);
            model.addAttribute("username", username);
        }
        return show(next, null, model);
    }

    private static String show(String next, String notice, Model model) {
        model.addAttribute("next", next);
        model.addAttribute("notice", notice);
        return "access/sign-in";
    }
}
