package io.dueprocess.dsar;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Which ways the rights asked for lead, for the model's inclusive gateway; what is decided is not decided again. */
@Component("dsarRights")
public class DsarRights {

    private static final Set<Right> ANSWERED_WITH_DATA = Set.of(Right.ACCESS, Right.PORTABILITY);

    private final DsarForms forms;
    private final DsarDecisions decisions;

    DsarRights(DsarForms forms, DsarDecisions decisions) {
        this.forms = forms;
        this.decisions = decisions;
    }

    /** Access or portability: collected, reviewed and answered with the data. */
    public boolean access(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        return asksForData(forms.rights(caseId)) && !decisions.is(caseId, DsarProcess.TASK_APPROVE_ANSWER, "approve");
    }

    public boolean rectification(DelegateExecution execution) {
        return open(execution, Right.RECTIFICATION, DsarProcess.TASK_ASSESS_RECTIFICATION);
    }

    public boolean erasure(DelegateExecution execution) {
        return open(execution, Right.ERASURE, DsarProcess.TASK_DECIDE_ERASURE);
    }

    public boolean restriction(DelegateExecution execution) {
        return open(execution, Right.RESTRICTION, DsarProcess.TASK_ASSESS_RESTRICTION);
    }

    /** Objection on grounds of the own situation (Art. 21(1)); the one to direct marketing needs no decision. */
    public boolean objection(DelegateExecution execution) {
        return open(execution, Right.OBJECTION, DsarProcess.TASK_WEIGH_OBJECTION);
    }

    /** What fits no other branch: carried out by staff. */
    public boolean other(DelegateExecution execution) {
        String caseId = execution.getProcessBusinessKey();
        return forms.asksForSomethingElse(caseId)
                && forms.latest(caseId, DsarProcess.FORM_CARRY_OUT).isEmpty();
    }

    private boolean open(DelegateExecution execution, Right right, String taskKey) {
        String caseId = execution.getProcessBusinessKey();
        return forms.rights(caseId).contains(right) && decisions.open(caseId, taskKey);
    }

    static boolean asksForData(Set<Right> rights) {
        return rights.stream().anyMatch(ANSWERED_WITH_DATA::contains);
    }
}
