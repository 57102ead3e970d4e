package io.dueprocess.access.web;

import io.dueprocess.access.StaffSession;
import io.dueprocess.engine.FreshSignIn;
import io.dueprocess.engine.SignInAgain;
import io.dueprocess.node.Role;
import io.dueprocess.node.StaffNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
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

    /** Reasons that another try does not change. */
    private static final Set<String> NOT_ADMITTED = Set.of("no-group", "taken", "name");

    private final String portal;
    private final boolean byProvider;
    private final ObjectProvider<FreshSignIn> freshSignIn;

    SignInController(
            Environment settings,
            @Value("${dueprocess.base-url}") String baseUrl,
            ObjectProvider<FreshSignIn> freshSignIn) {
        this.freshSignIn = freshSignIn;
        this.portal = Role.of(settings).servesPublic() ? "/" : baseUrl;
        this.byProvider = settings.acceptsProfiles(Profiles.of("oidc"));
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
            response.setStatus(status(reason).value());
            model.addAttribute("problem", reason);
            model.addAttribute("username", username);
        }
        return show(next, null, model);
    }

    private static HttpStatus status(Object reason) {
        if ("wait".equals(reason)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        return NOT_ADMITTED.contains(reason) ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
    }

    /** Shown in the window in which somebody has signed in once more; opened directly it says how it stands. */
    @GetMapping("/login/fresh")
    String fresh(Model model) {
        model.addAttribute("fresh", isFresh());
        return "access/fresh";
    }

    private boolean isFresh() {
        try {
            freshSignIn.ifAvailable(FreshSignIn::require);
            return true;
        } catch (SignInAgain tooLongAgo) {
            return false;
        }
    }

    private String show(String next, String notice, Model model) {
        model.addAttribute("next", next);
        model.addAttribute("byProvider", byProvider);
        model.addAttribute("portal", portal);
        model.addAttribute("notice", notice);
        return "access/sign-in";
    }
}
