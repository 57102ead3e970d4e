package io.dueprocess.desk;

import io.dueprocess.access.Staff;
import io.dueprocess.casefile.Audit;
import io.dueprocess.mail.Mail;
import io.dueprocess.mail.MailAddress;
import io.dueprocess.mail.Outbox;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Mails to the members of groups about a case; they carry the reference and dates only, and lead to Tasklist. */
@Component
public class StaffMails {

    private final Outbox outbox;
    private final Staff staff;
    private final String staffUrl;

    StaffMails(Outbox outbox, Staff staff, @Value("${dueprocess.staff-url:${dueprocess.base-url}}") String staffUrl) {
        this.outbox = outbox;
        this.staff = staff;
        this.staffUrl = staffUrl;
    }

    /**
     * Writes to the groups' members, once per key and member; who has no usable address is left out, so that a slip there
     * stops no case.
     *
     * @param values for the template, beside {@code tasklistUrl}; nothing of the case but its reference and dates
     */
    public void send(String caseId, String key, String template, List<String> groups, Map<String, Object> values) {
        List<String> addresses = addresses(groups);
        for (int i = 0; i < addresses.size(); i++) {
            outbox.enqueue(new Mail(caseId, key + ":" + i, template, Locale.ENGLISH, addresses.get(i), model(values)));
        }
    }

    /** The same about something that belongs to no case. */
    public void sendWithoutCase(String key, String template, List<String> groups, Map<String, Object> values) {
        List<String> addresses = addresses(groups);
        for (int i = 0; i < addresses.size(); i++) {
            outbox.enqueue(Mail.withoutContent(
                    Audit.SYSTEM_CHAIN, key + ":" + i, template, Locale.ENGLISH, addresses.get(i), model(values)));
        }
    }

    private Map<String, Object> model(Map<String, Object> values) {
        Map<String, Object> model = new HashMap<>(values);
        model.put("tasklistUrl", staffUrl + "/camunda/app/tasklist");
        return model;
    }

    private List<String> addresses(List<String> groups) {
        return groups.stream()
                .flatMap(group -> staff.mailAddresses(group).stream())
                .filter(MailAddress::accepts)
                .distinct()
                .sorted()
                .toList();
    }
}
