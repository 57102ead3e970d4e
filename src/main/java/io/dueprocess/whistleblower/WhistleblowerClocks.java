package io.dueprocess.whistleblower;

import io.dueprocess.casefile.Actors;
import io.dueprocess.deadline.Clock;
import io.dueprocess.deadline.Deadline;
import io.dueprocess.deadline.Deadlines;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The statutory clocks of a report: acknowledgement within seven days of receipt (WBD Art. 9(1)(b)), feedback within three
 * months of the acknowledgement (Art. 9(1)(f)). Neither is rolled, paused or extended.
 */
@Service
@Transactional
public class WhistleblowerClocks {

    private final Deadlines deadlines;
    private final WhistleblowerStore store;
    private final WhistleblowerMails mails;
    private final ReportDays days;

    WhistleblowerClocks(Deadlines deadlines, WhistleblowerStore store, WhistleblowerMails mails, ReportDays days) {
        this.deadlines = deadlines;
        this.store = store;
        this.mails = mails;
        this.days = days;
    }

    /**
     * Records the acknowledgement, unless the intake has, and starts both clocks; does nothing twice. An acknowledgement
     * after the seventh day does not win time: the three months run from the end of the seven days (Art. 9(1)(f)).
     */
    public void acknowledge(String caseId) {
        acknowledge(caseId, Actors.SYSTEM);
    }

    /** As {@link #acknowledge(String)}, in the name of who brings the report in: of a reporter the audit keeps no time. */
    void acknowledge(String caseId, String actor) {
        if (store.get(caseId).acknowledgedOn() == null) {
            store.acknowledged(caseId, days.today());
        }
        ReportFacts facts = store.get(caseId);
        deadlines.start(caseId, Clock.WHISTLEBLOWER_ACKNOWLEDGEMENT, days.start(facts.receivedOn()), actor);
        deadlines.meet(caseId, Clock.WHISTLEBLOWER_ACKNOWLEDGEMENT, days.start(facts.acknowledgedOn()), actor);
        LocalDate latest = facts.receivedOn().plusDays(WhistleblowerStore.DAYS_TO_ACKNOWLEDGE);
        LocalDate from = facts.acknowledgedOn().isAfter(latest) ? latest : facts.acknowledgedOn();
        deadlines.start(caseId, Clock.WHISTLEBLOWER_FEEDBACK, days.start(from), actor);
    }

    /** Reminds the handlers that feedback is due; nothing once it was given, one mail a day and handler at most. */
    public void remind(String caseId) {
        if (feedback(caseId).state().open()) {
            mails.dateNears(caseId, days.today().toString());
        }
    }

    /** Counts the case as late and tells its handlers, nobody else; nothing once feedback was given. The work goes on. */
    public void escalate(String caseId) {
        Deadline feedback = deadlines.miss(caseId, Clock.WHISTLEBLOWER_FEEDBACK, days.now());
        if (feedback.state() == Deadline.State.MISSED) {
            mails.dateHasPassed(caseId, feedback.date().due().toString());
        }
    }

    /**
     * The reporter has been given feedback today, be it final, a status, a referral or a dismissal (WBD Art. 5(13), Recital
     * 58). What follows later changes nothing about that.
     */
    void feedbackGiven(String caseId, String userId) {
        LocalDate today = days.today();
        Deadline met = deadlines.meet(caseId, Clock.WHISTLEBLOWER_FEEDBACK, days.start(today), userId);
        store.feedbackGiven(caseId, today, met.state() == Deadline.State.MET);
    }

    /** A case that is taken up again has its three months anew; answers their last day. */
    LocalDate reopened(String caseId, String userId) {
        return deadlines
                .restart(caseId, Clock.WHISTLEBLOWER_FEEDBACK, days.start(days.today()), userId)
                .date()
                .due();
    }

    private Deadline feedback(String caseId) {
        return deadlines.find(caseId, Clock.WHISTLEBLOWER_FEEDBACK).orElseThrow();
    }
}
