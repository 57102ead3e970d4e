package io.dueprocess.dsar;

import io.dueprocess.engine.Refused;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules at the tasks by which rights are decided, and who may not approve what. */
@Component
class DsarRightsRules {

    private static final Set<String> KEPT =
            Set.of(DsarProcess.TASK_APPROVE_ANSWER, DsarProcess.TASK_REVIEW_RESTRICTION);

    private final DsarDecisions decisions;
    private final DsarRectification rectification;
    private final DsarErasure erasure;
    private final DsarErasurePlans plans;
    private final DsarWork work;

    DsarRightsRules(
            DsarDecisions decisions,
            DsarRectification rectification,
            DsarErasure erasure,
            DsarErasurePlans plans,
            DsarWork work) {
        this.decisions = decisions;
        this.rectification = rectification;
        this.erasure = erasure;
        this.plans = plans;
        this.work = work;
    }

    /** @param decision what the form chose, or null where it has no choice */
    void completing(String caseId, String taskKey, String decision, String userId) {
        switch (taskKey) {
            case DsarProcess.TASK_ASSESS_RECTIFICATION -> rectified(caseId, decision);
            case DsarProcess.TASK_DECIDE_ERASURE -> erased(caseId, decision, userId);
            case DsarProcess.TASK_LOOK_AT_REST -> lookedAt(caseId, decision);
            default -> {
                // nothing but what the form asks for
            }
        }
        if (DsarDecisions.RIGHTS.containsKey(taskKey) || KEPT.contains(taskKey)) {
            decisions.record(caseId, taskKey, decision, userId);
        }
    }

    private void rectified(String caseId, String decision) {
        boolean nothing = rectification.corrections(caseId).isEmpty()
                && rectification.statement(caseId).isBlank();
        if (!DsarDecisions.REFUSE.equals(decision) && nothing) {
            throw new Refused("dsar.refused.nothing-to-correct");
        }
        work.again(caseId, DsarWork.Kind.RECTIFY);
    }

    private void erased(String caseId, String decision, String userId) {
        boolean marked = !plans.marks(caseId).isEmpty();
        if ("erase".equals(decision) && marked) {
            throw new Refused("dsar.refused.marked-to-stay");
        }
        if (DsarDecisions.PARTLY.equals(decision) && !marked) {
            throw new Refused("dsar.refused.nothing-marked");
        }
        plans.hold(caseId, userId);
    }

    private void lookedAt(String caseId, String decision) {
        if ("erase".equals(decision)) {
            erasure.again(caseId);
        }
    }

    /** Whoever decided against the person approves nothing of it. */
    Set<String> excludedFrom(String caseId, String taskKey) {
        return DsarProcess.TASK_APPROVE_OUTCOME.equals(taskKey) ? decisions.refusers(caseId) : Set.of();
    }
}
