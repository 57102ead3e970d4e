package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of a request: the outcome of other rights told, the due date frozen, the retention date set (Art. 5(1)(e)). */
@Service
@Transactional
public class DsarClosing {

    private static final String OUTCOME = "outcome";

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarMails mails;
    private final DsarSettings settings;
    private final java.time.Clock clock;
    private final ZoneId zone;
    private final Period notRequestRetention;

    DsarClosing(
            CaseFiles files,
            Deadlines deadlines,
            DsarStore store,
            DsarForms forms,
            DsarMails mails,
            DsarSettings settings,
            java.time.Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone,
            @Value("${dueprocess.inbox.not-request-retention:P30D}") String notRequestRetention) {
        this.files = files;
        this.deadlines = deadlines;
        this.store = store;
        this.forms = forms;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
        this.notRequestRetention = Period.parse(notRequestRetention);
    }

    /** Writes to the person what was done about the other rights (Art. 12(3)). */
    public void tellOutcome(String caseId) {
        if (outcomeTold(files, caseId)) {
            return;
        }
        String text = forms.text(caseId, DsarProcess.FORM_CARRY_OUT, "tellPerson");
        files.put(caseId, DsarMessage.KIND, OUTCOME, new DsarMessage(false, text), Actors.SYSTEM);
        store.answered(caseId, DsarFacts.Outcome.ANSWERED, clock.instant());
        mails.toPerson(caseId, "message:" + OUTCOME, "dsar-message-waiting", Map.of());
    }

    static boolean outcomeTold(CaseFiles files, String caseId) {
        return files.get(caseId, DsarMessage.KIND, OUTCOME, DsarMessage.class).isPresent();
    }

    public void close(String caseId) {
        DsarFacts facts = store.get(caseId);
        Instant now = clock.instant();
        boolean noRequest = facts.outcome() == DsarFacts.Outcome.NO_REQUEST;
        if (noRequest || facts.outcome() == DsarFacts.Outcome.WITHDRAWN) {
            deadlines.cancel(caseId, Clock.DSAR_RESPONSE, now, Actors.SYSTEM);
        } else {
            deadlines.meet(caseId, Clock.DSAR_RESPONSE, facts.answeredAt(), Actors.SYSTEM);
        }
        LocalDate retainUntil =
                LocalDate.ofInstant(now, zone).plus(noRequest ? notRequestRetention : settings.retention());
        files.close(caseId, now, retainUntil, Actors.SYSTEM);
    }
}
