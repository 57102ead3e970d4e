package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.casefile.SealedCase;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.PublicPage;
import io.dueprocess.whistleblower.WhistleblowerReports;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming back with the receipt code, reading what there is, leaving. */
@PublicPage
class InboxController {

    private static final Duration REFRESH = ReporterSessions.IDLE.plusSeconds(5);

    /** What a page before may say that it has done; texts under {@code whistleblower.inbox.<name>}. */
    private static final List<String> DONE = List.of("sent", "contact-left", "contact-removed");

    private final WhistleblowerReports reports;
    private final ReporterSessions sessions;
    private final InboxPage page;
    private final Gate gate;
    private final WaitingRoom waiting;
    private final MessageSource messages;

    InboxController(
            WhistleblowerReports reports,
            ReporterSessions sessions,
            InboxPage page,
            Gate gate,
            WaitingRoom waiting,
            MessageSource messages) {
        this.reports = reports;
        this.sessions = sessions;
        this.page = page;
        this.gate = gate;
        this.waiting = waiting;
        this.messages = messages;
    }

    @GetMapping("/report/inbox")
    String inbox(
            @RequestParam(defaultValue = "") String pass,
            @RequestParam(required = false) String first,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<ReporterSession> session = sessions.use(request);
        DONE.stream()
                .filter(what -> request.getParameter(what) != null)
                .findFirst()
                .ifPresent(what -> model.addAttribute("done", what));
        if (session.isPresent()) {
            return show(session.get(), request, response, model);
        }
        if (gate.busy(Gate.Door.CODE) && !gate.good(Gate.Door.CODE, pass)) {
            return waiting.show(Gate.Door.CODE, "/report/inbox", response, model);
        }
        model.addAttribute("first", first != null);
        return signIn(pass, "", model);
    }

    /** Where the open page goes by itself after the idle time, so that nobody else reads it; not an activity. */
    @GetMapping(path = "/report/inbox", params = "idle")
    String idle(HttpServletRequest request, HttpServletResponse response, Model model) {
        return sessions.peek(request)
                .map(session -> show(session, request, response, model))
                .orElse("redirect:/report/inbox/signed-out?idle&lang=" + model.getAttribute("lang"));
    }

    /** @param text a message that was under way when the inbox closed; it is taken along */
    @PostMapping("/report/inbox")
    String open(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String pass,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language,
            Model model) {
        Problems problems = new Problems(messages, language);
        model.addAttribute("problems", problems);
        Duration wait = gate.enter(Gate.Door.CODE, pass);
        if (!wait.isZero()) {
            waiting.say(wait, "code", problems, response);
            model.addAttribute("code", code);
            return signIn(pass, text, model);
        }
        Optional<SealedCase> opened = reports.open(code);
        if (opened.isEmpty()) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            problems.add("code", "whistleblower.sign-in.wrong");
            return signIn(pass, text, model);
        }
        gate.wasGood(Gate.Door.CODE);
        ReporterSession session = sessions.open(request, response, opened.get());
        if (text.isBlank()) {
            return "redirect:/report/inbox?lang=" + language.getLanguage();
        }
        model.addAttribute("text", Typed.text(text));
        return show(session, request, response, model);
    }

    @PostMapping("/report/inbox/sign-out")
    String signOut(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (sessions.peek(request).filter(session -> session.sent(token)).isPresent()) {
            sessions.close(request, response);
        }
        return "redirect:/report/inbox/signed-out?lang=" + model.getAttribute("lang");
    }

    @GetMapping("/report/inbox/signed-out")
    String signedOut(@RequestParam(required = false) String idle, Model model) {
        model.addAttribute("idle", idle != null);
        return "whistleblower/signed-out";
    }

    private String signIn(String pass, String text, Model model) {
        return page.signIn(gate.knows(pass) ? pass : gate.pass(Gate.Door.CODE).text(), text, model);
    }

    private String show(
            ReporterSession session, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            String shown = page.show(session, model);
            response.setHeader(
                    "Refresh",
                    REFRESH.toSeconds() + "; url=" + request.getContextPath() + "/report/inbox?idle&lang="
                            + model.getAttribute("lang"));
            return shown;
        } catch (NoSuchElementException deleted) {
            sessions.close(request, response);
            return "redirect:/report/inbox/signed-out?lang=" + model.getAttribute("lang");
        }
    }
}
