package io.dueprocess.dpia;

import io.dueprocess.desk.StaffMails;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mails to staff about an impact assessment: its reference and a day, nothing else. */
@Component
class DpiaMails {

    private final StaffMails staffMails;
    private final Dpias dpias;

    DpiaMails(StaffMails staffMails, Dpias dpias) {
        this.staffMails = staffMails;
        this.dpias = dpias;
    }

    /** Once per key and member of the groups. */
    void toStaff(String caseId, String key, String template, List<String> groups) {
        toStaff(caseId, key, template, groups, null);
    }

    /** @param due the day of which the mail speaks, or null */
    void toStaff(String caseId, String key, String template, List<String> groups, LocalDate due) {
        Map<String, Object> model = new HashMap<>(Map.of("reference", dpias.reference(caseId)));
        if (due != null) {
            model.put("due", DpiaDays.words(due, Locale.ENGLISH));
        }
        staffMails.send(caseId, key, template, groups, model);
    }
}
