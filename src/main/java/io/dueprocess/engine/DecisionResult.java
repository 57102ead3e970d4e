package io.dueprocess.engine;

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
}
