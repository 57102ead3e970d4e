package io.dueprocess.dsar;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Inputs and result of the decision {@code dsar-triage}. The inputs are transient: enumerations and flags that never
 * become stored variables.
 */
@Component("dsarTriage")
public class DsarTriage {

    private static final String KIND = "triage-proposal";

    /** What the decision proposed. */
    record Proposal(String proposal, String reason) {}

    private final CaseFiles files;
    private final DsarStore store;
    private final DsarForms forms;
    private final DsarBehalf behalf;
    private final DsarRepeats repeats;
    private final DecisionService decisions;

    DsarTriage(
            CaseFiles files,
            DsarStore store,
            DsarForms forms,
            DsarBehalf behalf,
            DsarRepeats repeats,
            DecisionService decisions) {
        this.files = files;
        this.store = store;
        this.forms = forms;
        this.behalf = behalf;
        this.repeats = repeats;
        this.decisions = decisions;
    }

    public TypedValue match(DelegateExecution execution) {
        return Variables.stringValue(match(caseId(execution)), true);
    }

    public TypedValue mailConfirmed(DelegateExecution execution) {
        return Variables.booleanValue(store.get(caseId(execution)).mailConfirmed(), true);
    }

    public TypedValue rightsStated(DelegateExecution execution) {
        return Variables.booleanValue(!forms.ticked(caseId(execution)).isEmpty(), true);
    }

    public TypedValue actAtOnce(DelegateExecution execution) {
        return Variables.booleanValue(atOnce(forms.ticked(caseId(execution))), true);
    }

    /** Who asks: the person themselves, a guardian, or somebody with a mandate. */
    public TypedValue requester(DelegateExecution execution) {
        return Variables.stringValue(behalf.requester(caseId(execution)).name(), true);
    }

    /** How many requests of the same person came in within a year. */
    public TypedValue repeats(DelegateExecution execution) {
        return Variables.integerValue(repeats.withinAYear(caseId(execution)), true);
    }

    void record(String caseId, Map<String, Object> result) {
        Proposal proposal = new Proposal((String) result.get("proposal"), (String) result.get("reason"));
        files.put(caseId, KIND, KIND, proposal, Actors.SYSTEM);
    }

    Optional<Proposal> proposal(String caseId) {
        return files.get(caseId, KIND, KIND, Proposal.class);
    }

    /** Asks the decision again once the mailbox is confirmed; a no-op before the first proposal. */
    void proposeAgain(String caseId) {
        if (proposal(caseId).isEmpty()) {
            return;
        }
        Set<Right> ticked = forms.ticked(caseId);
        record(
                caseId,
                decisions
                        .evaluateDecisionTableByKey(DsarProcess.TRIAGE_DECISION)
                        .variables(Map.of(
                                "match", match(caseId),
                                "mailConfirmed", store.get(caseId).mailConfirmed(),
                                "rightsStated", !ticked.isEmpty(),
                                "actAtOnce", atOnce(ticked),
                                "requester", behalf.requester(caseId).name(),
                                "repeats", repeats.withinAYear(caseId)))
                        .evaluate()
                        .getSingleResult()
                        .getEntryMap());
    }

    private String match(String caseId) {
        return store.get(caseId).match().name();
    }

    /** Withdrawal of consent and objection to direct marketing know no month (Art. 7(3), 21(3)). */
    private static boolean atOnce(Set<Right> rights) {
        return rights.stream().anyMatch(Right::atOnce);
    }

    private static String caseId(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
