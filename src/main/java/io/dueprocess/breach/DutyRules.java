package io.dueprocess.breach;

import io.dueprocess.breach.BreachFacts.Telling;
import io.dueprocess.engine.Refused;
import java.util.Map;
import java.util.Set;

/**
 * What a decision about the duties may not be: against what was assessed, or against what has been done already. The
 * table's proposal binds nobody.
 */
final class DutyRules {

    private static final String RISK_UNLIKELY = "riskUnlikely";
    private static final String NO_HIGH_RISK = "noHighRisk";
    private static final String UNINTELLIGIBLE = "unintelligible";
    private static final String ALREADY_TOLD = "alreadyTold";

    /** Art. 34(3)(a) and (b), Danish Data Protection Act § 22. Art. 34(3)(c) is another way of telling, not an exemption. */
    private static final Set<String> EXEMPTIONS = Set.of(UNINTELLIGIBLE, "riskRemoved", "nationalLaw");

    private final BreachFacts facts;
    private final BreachAssessment assessment;
    private final Map<String, Object> form;

    /** @param form the round of {@code breach-decide} that is being completed */
    DutyRules(BreachFacts facts, BreachAssessment assessment, Map<String, Object> form) {
        this.facts = facts;
        this.assessment = assessment;
        this.form = form;
    }

    /** Not notifying needs a risk that is unlikely (Art. 33(1)); a filed notification is supplemented, not undone. */
    void checkNotNotifying() {
        refuseIf(facts.notifiedAt() != null, "already-notified");
        refuseIf(tellsPeople(), "told-but-not-notified");
        String ground = ground("notNotifyGround");
        refuseIf(assessment.suggestsHighRisk() && RISK_UNLIKELY.equals(ground), "high-risk-not-notified");
        refuseUnreadable(ground);
    }

    /**
     * How the people are told, as far as that is decided with the duties: null when they are told, in a way that is decided
     * with the text; exempt where a high risk would ask for it (Art. 34(3)).
     */
    Telling telling() {
        if (tellsPeople()) {
            return null;
        }
        String ground = ground("notTellGround");
        refuseIf(assessment.suggestsHighRisk() && NO_HIGH_RISK.equals(ground), "high-risk-not-told");
        refuseIf(ALREADY_TOLD.equals(ground) && facts.toldAt() == null, "not-told-yet");
        refuseUnreadable(ground);
        return assessment.suggestsHighRisk() && EXEMPTIONS.contains(ground) ? Telling.EXEMPT : Telling.NONE;
    }

    private boolean tellsPeople() {
        return "yes".equals(form.get("tellPeople"));
    }

    private String ground(String field) {
        String ground = (String) form.get(field);
        refuseIf(ground == null, "no-ground");
        return ground;
    }

    private void refuseUnreadable(String ground) {
        refuseIf(UNINTELLIGIBLE.equals(ground) && !assessment.severity().unintelligible(), "not-unintelligible");
    }

    private static void refuseIf(boolean contradicts, String code) {
        if (contradicts) {
            throw new Refused("breach.refused." + code);
        }
    }
}
