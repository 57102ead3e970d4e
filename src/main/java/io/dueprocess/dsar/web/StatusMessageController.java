package io.dueprocess.dsar.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.PublicPage;
import io.dueprocess.portal.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing to us and sending files, on a page that shows nothing of the case and so can stay open. */
@PublicPage
class StatusMessageController {

    private final DsarRequests requests;
    private final PersonSession session;
    private final MessageSource messages;

    /** Keys of messages sent of late: a double click sends one. */
    private final Cache<String, Boolean> sent = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    StatusMessageController(DsarRequests requests, PersonSession session, MessageSource messages) {
        this.requests = requests;
        this.session = session;
        this.messages = messages;
    }

    @GetMapping("/requests/status/message")
    String form(HttpServletRequest request, Model model) {
        return session.use(request).isEmpty() ? "redirect:/requests/status" : show("", model);
    }

    @PostMapping(path = "/requests/status/message", params = "lang")
    String inOtherLanguage(@RequestParam(defaultValue = "") String text, HttpServletRequest request, Model model) {
        model.addAttribute("filesLost", Uploads.any(request, "files"));
        return show(text, model);
    }

    @PostMapping("/requests/status/message")
    String send(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language,
            Model model) {
        Optional<String> caseId = session.use(request);
        if (caseId.isEmpty()) {
            model.addAttribute("text", Typed.text(text));
            model.addAttribute("ended", true);
            return "dsar/sign-in";
        }
        Problems problems = new Problems(messages, language);
        List<Uploads.Accepted> files = Uploads.check(request, "files", problems);
        if (text.isBlank() && files.isEmpty() && problems.none()) {
            problems.add("text", "dsar.message.empty");
        }
        String clean = Typed.text(text);
        Typed.checkLength(clean, problems);
        if (!problems.none()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("problems", problems);
            model.addAttribute("filesLost", Uploads.any(request, "files"));
            return show(clean, model);
        }
        sendOnce(caseId.get(), key, clean, files);
        return "redirect:/requests/status?sent";
    }

    private void sendOnce(String caseId, String key, String text, List<Uploads.Accepted> files) {
        String once = caseId + "/" + key;
        if (sent.asMap().putIfAbsent(once, true) != null) {
            return;
        }
        try {
            requests.message(caseId, text.strip(), Typed.uploads(files));
        } catch (RuntimeException e) {
            sent.invalidate(once);
            throw e;
        }
    }

    static String show(String text, Model model) {
        model.addAttribute("text", Typed.text(text));
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("keepsForm", "form");
        return "dsar/message";
    }
}
