package io.dueprocess.breach;

import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.engine.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Severity of a breach and the duties that follow: inputs and results of the decisions {@code breach-severity} and
 * {@code breach-duties}, and the rules of the tasks around them (Art. 33(1), 33(5), 34). The inputs are transient: levels,
 * codes and flags that never become stored variables.
 */
@Component("breachAssessments")
public class BreachAssessments implements BreachPart {

    private final BreachStore store;
    private final BreachForms forms;
    private final AssessmentVersions versions;
    private final AssessmentWords words;
    private final Clock clock;

    BreachAssessments(
            BreachStore store, BreachForms forms, AssessmentVersions versions, AssessmentWords words, Clock clock) {
        this.store = store;
        this.forms = forms;
        this.versions = versions;
        this.words = words;
        this.clock = clock;
    }

    // --- inputs of the decisions

    public TypedValue simple(DelegateExecution execution) {
        return Variables.integerValue(inputs(execution).simple(), true);
    }

    public TypedValue behavioural(DelegateExecution execution) {
        return Variables.integerValue(inputs(execution).behavioural(), true);
    }

    public TypedValue financial(DelegateExecution execution) {
        return Variables.integerValue(inputs(execution).financial(), true);
    }

    public TypedValue sensitive(DelegateExecution execution) {
        return Variables.integerValue(inputs(execution).sensitive(), true);
    }

    public TypedValue ease(DelegateExecution execution) {
        return Variables.stringValue(inputs(execution).ease(), true);
    }

    public TypedValue confidentiality(DelegateExecution execution) {
        return Variables.stringValue(inputs(execution).confidentiality(), true);
    }

    public TypedValue integrity(DelegateExecution execution) {
        return Variables.stringValue(inputs(execution).integrity(), true);
    }

    public TypedValue availability(DelegateExecution execution) {
        return Variables.stringValue(inputs(execution).availability(), true);
    }

    public TypedValue malicious(DelegateExecution execution) {
        return Variables.booleanValue(inputs(execution).malicious(), true);
    }

    public TypedValue delicate(DelegateExecution execution) {
        return Variables.booleanValue(inputs(execution).delicate(), true);
    }

    public TypedValue unintelligible(DelegateExecution execution) {
        return Variables.booleanValue(inputs(execution).unintelligible(), true);
    }

    public TypedValue overHundred(DelegateExecution execution) {
        return Variables.booleanValue(inputs(execution).overHundred(), true);
    }

    /** Input of {@code breach-duties}: what {@code breach-severity} said just before. */
    public TypedValue level(DelegateExecution execution) {
        return Variables.stringValue(severity(execution).level().name(), true);
    }

    public TypedValue lowButDelicate(DelegateExecution execution) {
        return Variables.booleanValue(severity(execution).lowButDelicate(), true);
    }

    // --- what came of them

    /** A low score for delicate data is looked at by somebody else before anything is decided. */
    public boolean needsSecondReviewer(DelegateExecution execution) {
        return current(caseId(execution)).proposal().secondReviewer();
    }

    /** Begins a version of the assessment with what {@code breach-severity} says of the latest answers. */
    void recordSeverity(String caseId, Map<String, Object> result) {
        BreachAssessment.Severity severity = BreachAssessment.Severity.of(result);
        store.assessed(caseId, severity.score(), severity.level());
        versions.add(
                caseId,
                new BreachAssessment(
                        inputs(caseId),
                        severity,
                        null,
                        forms.text(caseId, BreachProcess.FORM_ASSESS, "reasoning"),
                        store.get(caseId).assessedBy(),
                        clock.instant()));
    }

    /** Completes the version by what {@code breach-duties} proposes. */
    void recordProposal(String caseId, Map<String, Object> result) {
        versions.complete(caseId, BreachAssessment.Proposal.of(result));
    }

    // --- rules of the tasks, and what is shown

    /** @throws Refused with a message for the person at the task */
    @Override
    public void beforeComplete(String caseId, String taskKey, String userId, String decision) {
        switch (taskKey) {
            case BreachProcess.TASK_ASSESS -> answered(caseId, userId);
            case BreachProcess.TASK_DECIDE -> decided(caseId, userId, decision);
            default -> {
                // the second review has no rule beyond its form's and four eyes
            }
        }
    }

    /** Four eyes: who assessed does not review that assessment. */
    @Override
    public Set<String> excludedFrom(String caseId, String taskKey) {
        String assessor = store.get(caseId).assessedBy();
        return BreachProcess.TASK_REVIEW.equals(taskKey) && assessor != null ? Set.of(assessor) : Set.of();
    }

    /** Task forms are in English, like Tasklist itself. */
    @Override
    public Map<String, Object> formValues(String caseId, String formId) {
        return words.formValues(caseId, formId);
    }

    /** Empty while nothing was assessed. */
    @Override
    public List<Section> sections(String caseId, Locale language) {
        return words.sections(caseId, language);
    }

    private void answered(String caseId, String userId) {
        if (!inputs(caseId).involvesData()) {
            throw new Refused("breach.refused.no-data");
        }
        store.assessedBy(caseId, userId);
    }

    private void decided(String caseId, String userId, String decision) {
        DutyRules rules =
                new DutyRules(store.get(caseId), current(caseId), forms.latest(caseId, BreachProcess.FORM_DECIDE));
        switch (decision == null ? "" : decision) {
            case "notify" -> store.decided(caseId, BreachFacts.Duty.NOTIFY, rules.telling(), userId);
            case "notNotify" -> {
                rules.checkNotNotifying();
                store.decided(caseId, BreachFacts.Duty.NOT_NOTIFY, BreachFacts.Telling.NONE, userId);
            }
            default -> throw new Refused("breach.refused.no-decision");
        }
    }

    private SeverityInputs inputs(DelegateExecution execution) {
        return inputs(caseId(execution));
    }

    private SeverityInputs inputs(String caseId) {
        Map<String, Object> form = forms.latest(caseId, BreachProcess.FORM_ASSESS);
        if (form.isEmpty()) {
            throw new Refused("breach.refused.not-assessed");
        }
        return SeverityInputs.of(form);
    }

    private BreachAssessment.Severity severity(DelegateExecution execution) {
        return current(caseId(execution)).severity();
    }

    private BreachAssessment current(String caseId) {
        return versions.latest(caseId).orElseThrow(() -> new Refused("breach.refused.not-assessed"));
    }

    private static String caseId(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
