package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records how a version was decided; from then on the version before it counts no more. */
@Service
@Transactional
public class DpiaOutcomes {

    /** Where none is required: as long as the longest interval between reviews. */
    private static final int MONTHS_WITHOUT = 36;

    private final DpiaStore store;
    private final DpiaConditions conditions;
    private final DpiaForms forms;
    private final DpiaDecisions decisions;
    private final Dpias dpias;
    private final ProcessingActivities activities;
    private final DpiaMails mails;
    private final DpiaDays days;

    DpiaOutcomes(
            DpiaStore store,
            DpiaConditions conditions,
            DpiaForms forms,
            DpiaDecisions decisions,
            Dpias dpias,
            ProcessingActivities activities,
            DpiaMails mails,
            DpiaDays days) {
        this.store = store;
        this.conditions = conditions;
        this.forms = forms;
        this.decisions = decisions;
        this.dpias = dpias;
        this.activities = activities;
        this.mails = mails;
        this.days = days;
    }

    public void notRequired(String caseId) {
        decided(caseId, DpiaFacts.Outcome.NOT_REQUIRED, DpiaProcess.FORM_CONFIRM);
        store.reviewOn(caseId, days.today().plusMonths(MONTHS_WITHOUT));
    }

    /**
     * Approved, on conditions or without.
     *
     * @throws io.dueprocess.engine.Refused when the law forbids it, by whatever road the case came here
     */
    public void approved(String caseId) {
        decisions.requireApprovable(caseId);
        Map<String, Object> form = forms.latest(caseId, DpiaProcess.FORM_DECIDE);
        boolean onConditions = DpiaDecisions.ON_CONDITIONS.equals(form.get("decision"));
        decided(
                caseId,
                onConditions ? DpiaFacts.Outcome.CONDITIONAL : DpiaFacts.Outcome.APPROVED,
                DpiaProcess.FORM_DECIDE);
        LocalDate review = days.today().plusMonths(Integer.parseInt((String) form.get("review")));
        store.reviewOn(caseId, review);
        if (onConditions) {
            ConditionFields.of(form).forEach(condition -> add(caseId, condition));
        }
    }

    private void add(String caseId, ConditionFields condition) {
        conditions.add(
                caseId,
                new DpiaConditions.Condition(
                        condition.number(),
                        condition.ownerGroup(),
                        condition.due(),
                        condition.beforeGoLive(),
                        null,
                        null));
    }

    public void rejected(String caseId) {
        DpiaFacts facts = store.get(caseId);
        boolean byLast = "reject".equals(forms.text(caseId, DpiaProcess.FORM_DECIDE, "decision"));
        decided(
                facts.caseId(),
                DpiaFacts.Outcome.REJECTED,
                byLast ? DpiaProcess.FORM_DECIDE : DpiaProcess.FORM_DECIDE_HIGH_RISK);
    }

    /** @param formId of the form on which it was decided */
    private void decided(String caseId, DpiaFacts.Outcome outcome, String formId) {
        String activity = store.get(caseId).activity();
        String userId = forms.latestAuthor(caseId, formId).orElseThrow();
        store.living(activity).ifPresent(before -> {
            store.superseded(before.caseId(), days.now());
            dpias.replaced(before.caseId());
        });
        store.decided(caseId, outcome, userId, days.now(), activities.hash(activity));
        mails.toStaff(
                caseId,
                "decided",
                "dpia-staff-decided",
                List.of(Groups.BUSINESS_OWNER, Groups.PRIVACY_TEAM, Groups.DPO));
    }
}
