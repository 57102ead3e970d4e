package io.dueprocess.dsar.web;

import io.dueprocess.dsar.DsarRequests;
import io.dueprocess.portal.PublicPage;
import java.util.Locale;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The one-time link by which a person shows that the mailbox is theirs. Opening it does nothing yet, since mail scanners
 * open links; the button does.
 */
@PublicPage
class ConfirmController {

    private final DsarRequests requests;

    ConfirmController(DsarRequests requests) {
        this.requests = requests;
    }

    @GetMapping("/requests/confirm")
    String ask(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        return "dsar/confirm";
    }

    @PostMapping("/requests/confirm")
    String confirm(@RequestParam(defaultValue = "") String token) {
        String outcome =
                requests.confirmMail(token).name().toLowerCase(Locale.ROOT).replace('_', '-');
        return "redirect:/requests/confirm/" + outcome;
    }

    @GetMapping("/requests/confirm/confirmed")
    String confirmed(Model model) {
        return outcome("confirmed", model);
    }

    @GetMapping("/requests/confirm/already-confirmed")
    String alreadyConfirmed(Model model) {
        return outcome("already-confirmed", model);
    }

    @GetMapping("/requests/confirm/expired-or-unknown")
    String expiredOrUnknown(Model model) {
        return outcome("expired-or-unknown", model);
    }

    private static String outcome(String outcome, Model model) {
        model.addAttribute("outcome", outcome);
        return "dsar/confirm-outcome";
    }
}
