package io.dueprocess.dsar.web;

import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.dsar.NewRequest;
import io.dueprocess.dsar.Receipt;
import io.dueprocess.dsar.Requester;
import io.dueprocess.dsar.Right;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.PublicPage;
import io.dueprocess.portal.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Asking for one's data: the form and its receipt (Art. 12(2): made easy). */
@PublicPage
class RequestController {

    private final DsarRequests requests;
    private final Guard guard;
    private final MessageSource messages;

    RequestController(DsarRequests requests, Guard guard, MessageSource messages) {
        this.requests = requests;
        this.guard = guard;
        this.messages = messages;
    }

    @GetMapping("/requests/new")
    String form(Locale language, Model model) {
        return show(RequestForm.empty(language), model);
    }

    /** The reader changes the language half-way: everything typed stays. */
    @PostMapping(path = "/requests/new", params = "lang")
    String inOtherLanguage(@ModelAttribute RequestForm form, HttpServletRequest request, Model model) {
        lost(request, model);
        return show(form, model);
    }

    @PostMapping("/requests/new")
    String submit(
            @ModelAttribute RequestForm form,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (requests.receipt(form.key()).isPresent()) {
            return received(form);
        }
        Problems problems = new Problems(messages, language);
        form.check(problems);
        List<Uploads.Accepted> files = Uploads.check(request, "files", problems);
        List<Uploads.Accepted> mandate = Uploads.check(request, "mandate", problems);
        if (problems.none()) {
            NewRequest sound = form.request(files, mandate, language);
            Duration wait = guard.submission(request.getRemoteAddr(), sound.mail());
            if (wait.isZero()) {
                submit(sound, request.getRemoteAddr());
                return received(form);
            }
            problems.add("form", "dsar.wait", Wait.minutes(wait));
            Wait.tooMany(response, wait);
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("problems", problems);
        lost(request, model);
        return show(form, model);
    }

    private void submit(NewRequest sound, String remoteAddress) {
        try {
            requests.submit(sound);
        } catch (RuntimeException failed) {
            guard.notSubmitted(remoteAddress, sound.mail());
            throw failed;
        }
    }

    @GetMapping("/requests/received")
    String receipt(@RequestParam(defaultValue = "") String receipt, Model model) {
        Optional<Receipt> found = requests.receipt(receipt);
        model.addAttribute("receipt", found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "dsar/received";
    }

    private static String received(RequestForm form) {
        return "redirect:/requests/received?receipt=" + form.key();
    }

    /** Files do not come back with the form: whoever chose some is asked to choose them again. */
    private static void lost(HttpServletRequest request, Model model) {
        model.addAttribute("filesLost", Uploads.any(request, "files"));
        model.addAttribute("mandateLost", Uploads.any(request, "mandate"));
    }

    private static String show(RequestForm form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("allRights", Right.values());
        model.addAttribute("requesters", Requester.values());
        model.addAttribute("keepsForm", "form");
        return "dsar/new";
    }
}
