package io.dueprocess.breach;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of a breach: its record is kept as long as the policy says (Art. 5(1)(e), 33(5)); a drill is scored. */
@Service
@Transactional
public class BreachClosing {

    private final CaseFiles files;
    private final BreachStore store;
    private final DrillScores scores;
    private final BreachSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    BreachClosing(
            CaseFiles files,
            BreachStore store,
            DrillScores scores,
            BreachSettings settings,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.store = store;
        this.scores = scores;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    public void close(String caseId) {
        Instant now = clock.instant();
        if (store.get(caseId).isDrill()) {
            scores.write(caseId);
        }
        store.closed(caseId, now);
        LocalDate retainUntil = LocalDate.ofInstant(now, zone).plus(settings.retention());
        files.close(caseId, now, retainUntil, Actors.SYSTEM);
    }
}
