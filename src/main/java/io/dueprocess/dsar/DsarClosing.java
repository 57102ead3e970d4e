package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of a request: the due date frozen, the retention date set (Art. 5(1)(e)). */
@Service
@Transactional
public class DsarClosing {

    private final CaseFiles files;
    private final Deadlines deadlines;
    private final DsarStore store;
    private final DsarSettings settings;
    private final java.time.Clock clock;
    private final ZoneId zone;
    private final Period notRequestRetention;

    DsarClosing(
            CaseFiles files,
            Deadlines deadlines,
            DsarStore store,
            DsarSettings settings,
            java.time.Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone,
            @Value("${dueprocess.inbox.not-request-retention:P30D}") String notRequestRetention) {
        this.files = files;
        this.deadlines = deadlines;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
        this.notRequestRetention = Period.parse(notRequestRetention);
    }

    /** The answer has met the due date already; a refusal, and what never was a request, end it here. */
    public void close(String caseId) {
        DsarFacts facts = store.get(caseId);
        Instant now = clock.instant();
        boolean noRequest = facts.outcome() == DsarFacts.Outcome.NO_REQUEST;
        if (facts.answeredAt() == null) { // withdrawn, or no request at all
            deadlines.cancel(caseId, Clock.DSAR_RESPONSE, now, Actors.SYSTEM);
        } else {
            deadlines.meet(caseId, Clock.DSAR_RESPONSE, facts.answeredAt(), Actors.SYSTEM);
        }
        LocalDate retainUntil =
                LocalDate.ofInstant(now, zone).plus(noRequest ? notRequestRetention : settings.retention());
        files.close(caseId, now, retainUntil, Actors.SYSTEM);
    }
}
