package io.dueprocess.sla;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.AllDeadlines;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.node.StaffNode;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says at a start, before the timers run, which statutory dates passed while no node was there to see it: those that no
 * timer has marked as missed. Of sealed cases only how many.
 */
@StaffNode
@Component
class PassedWhileDown {

    private static final Logger LOG = LoggerFactory.getLogger(PassedWhileDown.class);
    private static final int SHOWN = 100;

    private final AllDeadlines deadlines;
    private final CaseFiles files;
    private final Clock clock;

    PassedWhileDown(AllDeadlines deadlines, CaseFiles files, Clock clock) {
        this.deadlines = deadlines;
        this.files = files;
        this.clock = clock;
    }

    @EventListener(ApplicationStartedEvent.class)
    void say() {
        List<Deadline> passed = deadlines.expiredUnnoticed(clock.instant(), SHOWN);
        int sealed = 0;
        for (Deadline deadline : passed) {
            CaseFile file = files.find(deadline.caseId()).orElseThrow();
            if (file.sealed()) {
                sealed++;
            } else {
                LOG.warn(
                        "Passed while no node ran: {} of {}, at {}.",
                        deadline.clock().id(),
                        file.reference(),
                        deadline.expiresAt());
            }
        }
        if (sealed > 0) {
            LOG.warn("Passed while no node ran: {} dates of sealed cases.", sealed);
        }
        if (passed.size() == SHOWN) {
            LOG.warn("There may be more.");
        }
    }
}
