package io.dueprocess.dsar.web;

import io.dueprocess.dsar.DsarConsent;
import io.dueprocess.mail.MailAddress;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.PublicPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Withdrawing consent as easily as it was given (Art. 7(3)): the page of a link, whose button ends it, and a page on which one
 * has such a link sent. No sign-in, no cookie, no form token: mail programs press the button by themselves (RFC 8058), with a
 * body that says nothing, and an answer that is no redirect. Opening a link does nothing, since mail scanners open links.
 */
@PublicPage
class ConsentController {

    private final DsarConsent consent;
    private final Guard guard;
    private final MessageSource messages;

    ConsentController(DsarConsent consent, Guard guard, MessageSource messages) {
        this.consent = consent;
        this.guard = guard;
        this.messages = messages;
    }

    @GetMapping("/consent")
    String start() {
        return "consent/start";
    }

    /** The same answer whether we know the address or not. */
    @PostMapping("/consent")
    String send(
            @RequestParam(defaultValue = "") String mail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale language,
            Model model) {
        String address = Typed.line(mail);
        Problems problems = new Problems(messages, language);
        if (!MailAddress.accepts(address)) {
            problems.add("mail", "consent.mail.wrong");
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        Duration wait = problems.none() ? guard.link(request.getRemoteAddr()) : Duration.ZERO;
        if (!wait.isZero()) {
            problems.add("mail", "consent.wait", Wait.minutes(wait));
            Wait.tooMany(response, wait);
        }
        if (!problems.none()) {
            model.addAttribute("problems", problems);
            model.addAttribute("mail", address);
            return "consent/start";
        }
        if (guard.linkTo(address)) {
            sendLink(address, language);
        }
        return "consent/sent";
    }

    private void sendLink(String address, Locale language) {
        try {
            consent.sendLink(address, language);
        } catch (RuntimeException failed) {
            guard.noLinkTo(address);
            throw failed;
        }
    }

    @GetMapping("/consent/{token}")
    String ask(@PathVariable String token, HttpServletResponse response, Locale language, Model model) {
        Optional<DsarConsent.Withdrawal> withdrawal = consent.read(token);
        if (withdrawal.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "consent/unknown";
        }
        model.addAttribute("token", token);
        model.addAttribute("activities", consent.names(withdrawal.get().activities(), language));
        return "consent/ask";
    }

    @PostMapping("/consent/{token}")
    String end(@PathVariable String token, HttpServletResponse response, Locale language, Model model) {
        Optional<DsarConsent.Withdrawal> withdrawal = consent.read(token);
        if (withdrawal.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "consent/unknown";
        }
        consent.withdraw(withdrawal.get());
        model.addAttribute("activities", consent.names(withdrawal.get().activities(), language));
        return "consent/done";
    }
}
