package io.dueprocess.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What a business rule task's decision said; it is there for the task's end listeners and stored nowhere. */
public final class DecisionResult {

    private static final String VARIABLE = "decisionResult";

    private DecisionResult() {}

    /** Output to value, of a table that hits once. */
    public static Map<String, Object> of(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable(VARIABLE);
        return result.getSingleResult().getEntryMap();
    }

    /** Output to value of every rule that hit, in the order of the rules. */
    public static List<Map<String, Object>> allOf(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable(VARIABLE);
        return List.copyOf(result.getResultList());
    }
}
