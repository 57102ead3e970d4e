package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.casefile.Actors;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A version from its decision on: until its review, a change of the processing, or its end (Art. 35(11)). */
@Component("dpiaLiving")
@Transactional
public class DpiaLiving {

    private final DpiaStore store;
    private final Dpias dpias;
    private final DpiaMails mails;
    private final DpiaDays days;

    DpiaLiving(DpiaStore store, Dpias dpias, DpiaMails mails, DpiaDays days) {
        this.store = store;
        this.dpias = dpias;
        this.mails = mails;
        this.days = days;
    }

    public Date reviewDate(DelegateExecution execution) {
        return Date.from(
                days.startOf(store.get(execution.getProcessBusinessKey()).reviewOn()));
    }

    /** Tells who can do something about it that a version was begun. */
    public void tell(String caseId) {
        mails.toStaff(caseId, "new", "dpia-staff-new", List.of(Groups.BUSINESS_OWNER, Groups.PRIVACY_TEAM));
    }

    /** Begins the next version, unless somebody has begun it already. */
    public void beginReview(String caseId, DpiaFacts.Cause cause) {
        DpiaFacts facts = store.get(caseId);
        if (store.undecided(facts.activity()).isEmpty()) {
            String name = dpias.processing(caseId).name();
            dpias.request(facts.activity(), name, cause, facts.goLive(), Map.of(), Actors.SYSTEM);
        }
    }

    public void ended(String caseId) {
        store.ended(caseId, days.now());
    }
}
