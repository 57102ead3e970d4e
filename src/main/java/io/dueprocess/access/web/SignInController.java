package io.dueprocess.access.web;

import io.dueprocess.access.StaffSession;
import io.dueprocess.node.Role;
import io.dueprocess.node.StaffNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which staff sign in to everything. */
@StaffNode
@Controller
class SignInController {

    private final String portal;

    SignInController(Environment settings, @Value("${dueprocess.base-url}") String baseUrl) {
        this.portal = Role.of(settings).servesPublic() ? "/" : baseUrl;
    }

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

    private String show(String next, String notice, Model model) {
        model.addAttribute("next", next);
        model.addAttribute("portal", portal);
        model.addAttribute("notice", notice);
        return "access/sign-in";
    }
}
