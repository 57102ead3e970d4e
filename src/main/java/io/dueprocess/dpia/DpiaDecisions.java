package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.engine.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * What the controller decides, and what he must not (Art. 24, 35(1), 36(1)): a residual risk that is high is never approved
 * before the authority has answered about that very version, and never against its ban.
 */
@Component("dpiaDecisions")
public class DpiaDecisions implements DpiaPart {

    static final String APPROVE = "approve";
    static final String ON_CONDITIONS = "conditions";

    private static final String RETURN = "return";
    private static final Set<String> APPROVALS = Set.of(APPROVE, ON_CONDITIONS);
    private static final Set<String> DECISIONS = Set.of(APPROVE, ON_CONDITIONS, RETURN, "reject");
    private static final Set<String> HIGH_RISK_DECISIONS = Set.of("consult", RETURN, "reject");
    private static final Set<String> DECIDING = Set.of(DpiaProcess.TASK_DECIDE, DpiaProcess.TASK_DECIDE_HIGH_RISK);

    private final DpiaStore store;
    private final DpiaForms forms;
    private final Assessments assessments;
    private final Staff staff;
    private final DpiaDays days;

    DpiaDecisions(DpiaStore store, DpiaForms forms, Assessments assessments, Staff staff, DpiaDays days) {
        this.store = store;
        this.forms = forms;
        this.assessments = assessments;
        this.staff = staff;
        this.days = days;
    }

    public boolean mustConsult(DelegateExecution execution) {
        return mustConsult(execution.getProcessBusinessKey());
    }

    /** High risk, or under a ban, and the authority has not answered since the assessment was handed on (Art. 36(1)). */
    boolean mustConsult(String caseId) {
        DpiaFacts facts = store.get(caseId);
        boolean ofConcern = facts.highResidual() || facts.answer() == DpiaFacts.Answer.PROHIBITED;
        return ofConcern && !answeredSinceHandedOn(facts);
    }

    private boolean answeredSinceHandedOn(DpiaFacts facts) {
        if (facts.answeredAt() == null) {
            return false;
        }
        Instant handedOn =
                assessments.latest(facts.caseId()).map(version -> version.at()).orElse(Instant.MAX);
        return !facts.answeredAt().isBefore(handedOn);
    }

    /** @throws Refused when the law forbids to approve it now */
    void requireApprovable(String caseId) {
        if (mustConsult(caseId)) {
            throw new Refused("dpia.refused.high-risk");
        }
        if (store.get(caseId).answer() == DpiaFacts.Answer.PROHIBITED) {
            throw new Refused("dpia.refused.prohibited");
        }
    }

    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        if (!DECIDING.contains(taskKey)) {
            return;
        }
        Set<String> options = taskKey.equals(DpiaProcess.TASK_DECIDE) ? DECISIONS : HIGH_RISK_DECISIONS;
        if (decision == null || !options.contains(decision)) {
            throw new Refused("dpia.refused.no-decision");
        }
        if (APPROVALS.contains(decision)) {
            requireApprovable(caseId);
        }
        if (decision.equals(ON_CONDITIONS)) {
            requirePossible(ConditionFields.of(forms.latest(caseId, DpiaProcess.FORM_DECIDE)));
        }
        if (decision.equals(RETURN)) {
            store.returned(caseId);
        }
    }

    private void requirePossible(List<ConditionFields> conditions) {
        if (conditions.isEmpty()) {
            throw new Refused("dpia.refused.no-condition");
        }
        LocalDate today = days.today();
        if (conditions.stream()
                .anyMatch(
                        condition -> condition.due() == null || condition.due().isBefore(today))) {
            throw new Refused("dpia.refused.condition-past");
        }
    }

    /** Never an author nor who handed it on, never who advised, and no data protection officer at all (Art. 38(6)). */
    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        if (!DECIDING.contains(taskKey)) {
            return Set.of();
        }
        Set<String> excluded = new HashSet<>(assessments.authors(caseId));
        excluded.addAll(forms.authors(caseId, DpiaProcess.FORM_ASSESS));
        String adviser = store.get(caseId).advisedBy();
        if (adviser != null) {
            excluded.add(adviser);
        }
        staff.members(Groups.DPO).forEach(officer -> excluded.add(officer.id()));
        return excluded;
    }
}
