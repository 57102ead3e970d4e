package io.dueprocess.breach;

import io.dueprocess.access.Groups;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens when the clock of a breach rings (Art. 33(1)); a timer only warns, and nothing rings once the duty is done. */
@Service
@Transactional
public class BreachClocks {

    private static final int[] MARKS = {2, 12, 24, 48};
    private static final int UNDECIDED_FROM = 24;

    private final BreachStore store;
    private final Deadlines deadlines;
    private final BreachMails mails;
    private final java.time.Clock clock;

    BreachClocks(BreachStore store, Deadlines deadlines, BreachMails mails, java.time.Clock clock) {
        this.store = store;
        this.deadlines = deadlines;
        this.mails = mails;
        this.clock = clock;
    }

    /** Tells everybody who has something to do that there is a new breach. */
    public void tell(String caseId) {
        mails.toStaff(
                caseId,
                "new",
                "breach-staff-new",
                List.of(Groups.IT_SECURITY, Groups.PRIVACY_TEAM, Groups.DPO),
                Map.of());
    }

    /** Reminds of what is left, once for each mark however late its timer rings. */
    public void remind(String caseId) {
        Deadline deadline = deadline(caseId);
        Duration left = Duration.between(clock.instant(), deadline.expiresAt());
        if (!deadline.state().open() || left.isNegative()) {
            return;
        }
        int mark = IntStream.of(MARKS)
                .filter(hours -> left.compareTo(deadline.paced(Duration.ofHours(hours))) <= 0)
                .findFirst()
                .orElse(MARKS[MARKS.length - 1]);
        BreachFacts facts = store.get(caseId);
        boolean undecided =
                mark <= UNDECIDED_FROM && facts.duty() == null && facts.role() == BreachFacts.Role.CONTROLLER;
        mails.toStaff(
                caseId,
                "reminder:" + deadline.expiresAt() + ":" + mark,
                undecided ? "breach-staff-undecided" : "breach-staff-reminder",
                List.of(Groups.PRIVACY_TEAM, Groups.DPO),
                Map.of("left", words(left)));
    }

    /** Counts the breach as late and tells data protection officers and managers; the work goes on. */
    public void escalate(String caseId) {
        Deadline deadline = deadlines.miss(caseId, deadline(caseId).clock(), clock.instant());
        if (deadline.state() == Deadline.State.MISSED) {
            mails.toStaff(
                    caseId,
                    "escalation:" + deadline.expiresAt(),
                    "breach-staff-escalation",
                    List.of(Groups.DPO, Groups.MANAGERS),
                    Map.of());
        }
    }

    private Deadline deadline(String caseId) {
        return deadlines.find(caseId, store.get(caseId).role().clock()).orElseThrow();
    }

    private static String words(Duration left) {
        return left.toHours() + " h " + left.toMinutesPart() + " min";
    }
}
