package io.dueprocess.breach;

import io.dueprocess.engine.DecisionResult;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keep in the case file what the decisions of {@code breach-notification} say. */
@Configuration(proxyBeanMethods = false)
class BreachSeverityListeners {

    /** {@code BusinessRuleTask_ScoreSeverity}, end. */
    @Bean
    ExecutionListener breachRecordSeverity(BreachAssessments assessments) {
        return execution -> assessments.recordSeverity(execution.getProcessBusinessKey(), DecisionResult.of(execution));
    }

    /** {@code BusinessRuleTask_ProposeDuties}, end. */
    @Bean
    ExecutionListener breachRecordProposal(BreachAssessments assessments) {
        return execution -> assessments.recordProposal(execution.getProcessBusinessKey(), DecisionResult.of(execution));
    }
}
