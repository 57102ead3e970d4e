package io.dueprocess.whistleblower;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Codes;
import io.dueprocess.mail.Mail;
import io.dueprocess.mail.MailAddress;
import io.dueprocess.mail.Outbox;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Mails to the handlers of a case: that there is something to do, a date near or past, and a link to Tasklist. No reference,
 * no date, no content. One mail each, and none to who holds no key of the case: he does not hear that it exists.
 */
@Component
class WhistleblowerMails {

    private static final String PURPOSE_RECIPIENT = "whistleblower-mail-recipient";
    private static final int RECIPIENT_LETTERS = 16;

    private final Outbox outbox;
    private final Staff staff;
    private final Handlers handlers;
    private final Codes codes;
    private final String staffUrl;
    private final String organisation;

    WhistleblowerMails(
            Outbox outbox,
            Staff staff,
            Handlers handlers,
            Codes codes,
            @Value("${dueprocess.staff-url:${dueprocess.base-url}}") String staffUrl,
            @Value("${dueprocess.organisation.name}") String organisation) {
        this.outbox = outbox;
        this.staff = staff;
        this.handlers = handlers;
        this.codes = codes;
        this.staffUrl = staffUrl;
        this.organisation = organisation;
    }

    /** @param occasion tells one occasion from another; a second mail for the same one is not sent */
    void somethingToDo(String caseId, String occasion) {
        toHandlers(caseId, "to-do:" + occasion, "whistleblower-handlers-to-do");
    }

    void dateNears(String caseId, String occasion) {
        toHandlers(caseId, "date-nears:" + occasion, "whistleblower-handlers-reminder");
    }

    void dateHasPassed(String caseId, String occasion) {
        toHandlers(caseId, "date-passed:" + occasion, "whistleblower-handlers-escalation");
    }

    private void toHandlers(String caseId, String key, String template) {
        Map<String, Object> model =
                Map.of("tasklistUrl", staffUrl + "/camunda/app/tasklist", "organisation", organisation);
        for (String handler : handlers.holding(caseId)) {
            staff.mailAddress(handler)
                    .filter(MailAddress::accepts)
                    .ifPresent(address -> outbox.enqueue(Mail.withoutContent(
                            caseId, key + ":" + hashed(handler), template, Locale.ENGLISH, address, model)));
        }
    }

    /** The outbox keeps keys in the clear: it does not say who is a handler of the case, and who is not. */
    private String hashed(String handler) {
        return codes.hash(PURPOSE_RECIPIENT, handler).substring(0, RECIPIENT_LETTERS);
    }
}
