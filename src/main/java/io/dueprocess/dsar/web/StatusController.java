package io.dueprocess.dsar.web;

import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.dsar.RequestStatus;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.PublicPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Following one's case: sign in with reference and access code, see how it stands, sign out. */
@PublicPage
class StatusController {

    private static final Duration REFRESH = PersonSession.IDLE.plusSeconds(5);

    private final DsarRequests requests;
    private final PersonSession session;
    private final Guard guard;
    private final MessageSource messages;

    StatusController(DsarRequests requests, PersonSession session, Guard guard, MessageSource messages) {
        this.requests = requests;
        this.session = session;
        this.guard = guard;
        this.messages = messages;
    }

    @GetMapping("/requests/status")
    String status(HttpServletRequest request, HttpServletResponse response, Locale language, Model model) {
        return session.use(request)
                .map(caseId -> show(caseId, request, response, language, model))
                .orElse("dsar/sign-in");
    }

    /** Where the open page goes by itself after the idle time, so that nobody else reads it; not an activity. */
    @GetMapping(path = "/requests/status", params = "idle")
    String idle(HttpServletRequest request, HttpServletResponse response, Locale language, Model model) {
        return session.peek(request)
                .map(caseId -> show(caseId, request, response, language, model))
                .orElse("redirect:/requests/status/signed-out?idle");
    }

    /** @param text a message that was under way when the session ended; it is taken along */
    @PostMapping("/requests/status")
    String signIn(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language,
            Model model) {
        Problems problems = new Problems(messages, language);
        Duration wait = guard.signIn(request.getRemoteAddr(), reference);
        if (wait.isZero()) {
            Optional<String> caseId = requests.signIn(Typed.line(reference), Typed.line(code));
            if (caseId.isPresent()) {
                guard.signedIn(request.getRemoteAddr());
                session.open(request, caseId.get());
                return text.isBlank() ? "redirect:/requests/status" : StatusMessageController.show(text, model);
            }
            response.setStatus(HttpStatus.FORBIDDEN.value());
            problems.add("reference", "dsar.sign-in.wrong");
        } else {
            Wait.tooMany(response, wait);
            problems.add("reference", "dsar.sign-in.wait", Wait.minutes(wait));
        }
        model.addAttribute("problems", problems);
        model.addAttribute("reference", Typed.line(reference));
        model.addAttribute("text", Typed.text(text));
        return "dsar/sign-in";
    }

    @PostMapping("/requests/status/sign-out")
    String signOut(HttpServletRequest request) {
        session.close(request);
        return "redirect:/requests/status/signed-out";
    }

    @GetMapping("/requests/status/signed-out")
    String signedOut(@RequestParam(required = false) String idle, Model model) {
        model.addAttribute("idle", idle != null);
        return "dsar/signed-out";
    }

    private String show(
            String caseId, HttpServletRequest request, HttpServletResponse response, Locale language, Model model) {
        RequestStatus status;
        try {
            status = requests.status(caseId);
        } catch (NoSuchElementException deleted) {
            session.close(request);
            return "redirect:/requests/status/signed-out";
        }
        model.addAttribute("status", status);
        model.addAttribute("view", new StatusView(status, language));
        model.addAttribute("sent", request.getParameter("sent") != null);
        model.addAttribute("withdrawn", request.getParameter("withdrawn") != null);
        response.setHeader(
                "Refresh", REFRESH.toSeconds() + "; url=" + request.getContextPath() + "/requests/status?idle");
        return "dsar/status";
    }
}
