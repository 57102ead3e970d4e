package io.dueprocess.dsar.web;

import io.dueprocess.dsar.DsarConsent;
import io.dueprocess.language.Languages;
import io.dueprocess.mail.MailAddress;
import io.dueprocess.node.StaffNode;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Links for systems that write to people, such as the newsletter's (RFC 2369, RFC 8058). */
@StaffNode
@RestController
class ConsentLinksController {

    private static final int MOST_ACTIVITIES = 50;

    private final DsarConsent consent;

    ConsentLinksController(DsarConsent consent) {
        this.consent = consent;
    }

    /**
     * @param activities ids of the data map; empty or missing means direct marketing, all of it
     * @param language {@code da} or {@code en}, in which we write to the person; English if missing
     */
    record Wanted(String mail, Set<String> activities, String language) {}

    /** The page to link to, and the two headers of the mail. */
    record Link(String url, String listUnsubscribe, String listUnsubscribePost) {}

    @PostMapping("/api/v1/consent/links")
    Link link(@RequestBody Wanted wanted) {
        Set<String> activities = wanted.activities() == null ? Set.of() : wanted.activities();
        if (wanted.mail() == null || !MailAddress.accepts(wanted.mail())) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, "mail is not a mail address");
        }
        if (activities.size() > MOST_ACTIVITIES || !activities.stream().allMatch(consent::endable)) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_ENTITY, "activities must rest on consent or be direct marketing");
        }
        String language = wanted.language() == null ? "en" : wanted.language();
        String url =
                consent.url(wanted.mail(), activities, Languages.of(language).orElse(Languages.ENGLISH));
        return new Link(url, "<" + url + ">", "List-Unsubscribe=One-Click");
    }
}
