package io.dueprocess.whistleblower.web.reporter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.PublicPage;
import io.dueprocess.whistleblower.Receipt;
import io.dueprocess.whistleblower.WhistleblowerReports;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The receipt code: shown until its reader says that it is written down, and by no other way than this page. */
@PublicPage
class ReceiptController {

    private final WhistleblowerReports reports;
    private final MessageSource messages;

    /** Tokens whose code was written down: a page that is found open later shows it no more. */
    private final Cache<String, Boolean> written = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    ReceiptController(WhistleblowerReports reports, MessageSource messages) {
        this.reports = reports;
        this.messages = messages;
    }

    static String show(String token, Receipt receipt, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("code", receipt.code().shown());
        model.addAttribute("inbox", receipt.inbox());
        model.addAttribute("keepsForm", "form");
        model.addAttribute("keepsFormAt", "/report/receipt");
        return "whistleblower/receipt";
    }

    /** The same page once more, in another language. */
    @PostMapping("/report/receipt")
    String again(@RequestParam(defaultValue = "") String token, Model model) {
        return receipt(token)
                .map(receipt -> show(token, receipt, model))
                .orElse("redirect:/report?lang=" + model.getAttribute("lang"));
    }

    @PostMapping("/report/written")
    String written(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(required = false) String written,
            Locale language,
            HttpServletResponse response,
            Model model) {
        if (written != null) {
            this.written.put(token, true);
            return "redirect:/report/inbox?first&lang=" + language.getLanguage();
        }
        Problems problems = new Problems(messages, language);
        problems.add("written", "whistleblower.receipt.written.missing");
        model.addAttribute("problems", problems);
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return again(token, model);
    }

    private Optional<Receipt> receipt(String token) {
        boolean shown = written.getIfPresent(token) != null;
        return shown || !reports.genuine(token) ? Optional.empty() : reports.receipt(token);
    }
}
