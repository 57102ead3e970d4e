package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.PublicPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong, what was kept, what to do. */
@PublicPage
class ProblemController {

    static final String PATH = "/report/problem";
    static final String STATUS = ProblemController.class.getName();

    private static final Set<Integer> EXPLAINED = Set.of(400, 404, 405);

    @RequestMapping(PATH)
    String problem(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status = request.getAttribute(STATUS) instanceof Integer set ? set : HttpStatus.NOT_FOUND.value();
        response.setStatus(status);
        model.addAttribute("problem", EXPLAINED.contains(status) ? status : status >= 500 ? 500 : 400);
        return "whistleblower/problem";
    }
}
