package io.dueprocess.dsar.web;

import io.dueprocess.dsar.DsarConsent;
import io.dueprocess.portal.PublicPage;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;

/** One click of somebody who follows their case withdraws every consent and ends direct marketing (Art. 7(3), 21(2)). */
@PublicPage
class StatusConsentController {

    private final DsarConsent consent;
    private final PersonSession session;

    StatusConsentController(DsarConsent consent, PersonSession session) {
        this.consent = consent;
        this.session = session;
    }

    @PostMapping("/requests/status/withdraw-consent")
    String withdraw(HttpServletRequest request) {
        return session.use(request)
                .map(caseId -> {
                    consent.withdrawAll(caseId);
                    return "redirect:/requests/status?withdrawn";
                })
                .orElse("redirect:/requests/status");
    }
}
