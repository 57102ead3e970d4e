package io.dueprocess.dpia;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.dpia.assessment.Assessments;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of a version: its file is kept as long as the policy says (Art. 5(1)(e), 5(2)). */
@Service
@Transactional
public class DpiaClosing {

    private final CaseFiles files;
    private final DpiaStore store;
    private final Assessments assessments;
    private final Deadlines deadlines;
    private final DpiaSettings settings;
    private final DpiaDays days;

    DpiaClosing(
            CaseFiles files,
            DpiaStore store,
            Assessments assessments,
            Deadlines deadlines,
            DpiaSettings settings,
            DpiaDays days) {
        this.files = files;
        this.store = store;
        this.assessments = assessments;
        this.deadlines = deadlines;
        this.settings = settings;
        this.days = days;
    }

    public void close(String caseId) {
        Instant now = days.now();
        boolean waiting = deadlines
                .find(caseId, Clock.DPIA_CONSULTATION)
                .filter(deadline -> deadline.state().open())
                .isPresent();
        if (waiting) {
            deadlines.cancel(caseId, Clock.DPIA_CONSULTATION, now, Actors.SYSTEM);
        }
        assessments.open(caseId, false);
        store.closed(caseId, now);
        files.close(caseId, now, days.today().plus(settings.retention()), Actors.SYSTEM);
    }
}
