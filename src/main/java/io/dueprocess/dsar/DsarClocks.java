package io.dueprocess.dsar;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens when a clock of the request rings (Art. 12(3)). */
@Service
@Transactional
public class DsarClocks {

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final DsarMails mails;
    private final java.time.Clock clock;
    private final ZoneId zone;

    DsarClocks(
            CaseFiles files,
            Deadlines deadlines,
            DsarMails mails,
            java.time.Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.deadlines = deadlines;
        this.mails = mails;
        this.clock = clock;
        this.zone = zone;
    }

    /** Reminds the team how many days are left; one mail per day and person at most. */
    public void remind(String caseId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        long days = ChronoUnit.DAYS.between(today, deadline(caseId).date().due());
        mails.toStaff(
                caseId,
                "reminder:" + today,
                "dsar-staff-reminder",
                List.of(Groups.PRIVACY_TEAM),
                Map.of("daysLeft", String.valueOf(Math.max(0, days))));
    }

    /** Counts the case as late and tells DPO and managers; the work goes on. */
    public void escalate(String caseId) {
        deadlines.miss(caseId, Clock.DSAR_RESPONSE, clock.instant());
        mails.toStaff(
                caseId,
                "escalation:" + deadline(caseId).date().due(),
                "dsar-staff-escalation",
                List.of(Groups.DPO, Groups.MANAGERS),
                Map.of());
    }

    /** Tells the person of the extension and its reasons, inside the first month. */
    public void tellOfExtension(String caseId) {
        String reason = files.get(caseId, DsarDesk.KIND_EXTENSION, DsarDesk.KIND_EXTENSION, DsarDesk.Extension.class)
                .orElseThrow()
                .reason();
        mails.toPerson(caseId, "extended", "dsar-extended", Map.of("reason", reason));
    }

    private Deadline deadline(String caseId) {
        return deadlines.find(caseId, Clock.DSAR_RESPONSE).orElseThrow();
    }
}
