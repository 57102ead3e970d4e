package io.dueprocess.breach;

import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.desk.StaffMails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Mails to staff about a breach: its reference and its hours, nothing else; a drill says that it is one. */
@Component
class BreachMails {

    private final StaffMails staffMails;
    private final BreachStore store;
    private final BreachHead head;
    private final Deadlines deadlines;
    private final String organisation;

    BreachMails(
            StaffMails staffMails,
            BreachStore store,
            BreachHead head,
            Deadlines deadlines,
            @Value("${dueprocess.organisation.name}") String organisation) {
        this.staffMails = staffMails;
        this.store = store;
        this.head = head;
        this.deadlines = deadlines;
        this.organisation = organisation;
    }

    void toStaff(String caseId, String key, String template, List<String> groups, Map<String, Object> values) {
        BreachFacts facts = store.get(caseId);
        Deadline deadline = deadlines.find(caseId, facts.role().clock()).orElseThrow();
        Map<String, Object> model = new HashMap<>(values);
        model.put("reference", head.reference(caseId));
        model.put("organisation", organisation);
        model.put("due", head.hour(deadline.expiresAt()));
        model.put("explanation", deadline.date().explanation());
        staffMails.send(caseId, key, template, groups, model);
    }
}
