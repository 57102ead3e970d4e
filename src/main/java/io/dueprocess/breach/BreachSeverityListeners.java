package io.dueprocess.breach;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keep in the case file what the decisions of {@code breach-notification} say. */
@Configuration(proxyBeanMethods = false)
class BreachSeverityListeners {

    private static final String DECISION_RESULT = "decisionResult";

    /** {@code BusinessRuleTask_ScoreSeverity}, end. */
    @Bean
    ExecutionListener breachRecordSeverity(BreachAssessments assessments) {
        return execution -> assessments.recordSeverity(execution.getProcessBusinessKey(), result(execution));
    }

    /** {@code BusinessRuleTask_ProposeDuties}, end. */
    @Bean
    ExecutionListener breachRecordProposal(BreachAssessments assessments) {
        return execution -> assessments.recordProposal(execution.getProcessBusinessKey(), result(execution));
    }

    private static Map<String, Object> result(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable(DECISION_RESULT);
        return result.getSingleResult().getEntryMap();
    }
}
