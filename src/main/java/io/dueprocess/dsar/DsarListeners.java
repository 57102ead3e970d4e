package io.dueprocess.dsar;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model's listeners. */
@Configuration(proxyBeanMethods = false)
class DsarListeners {

    private static final String DECISION_RESULT = "decisionResult";

    /** {@code BusinessRuleTask_ProposeTriage}, end: keeps the proposal in the case file. */
    @Bean
    ExecutionListener dsarRecordTriageProposal(DsarTriage triage) {
        return execution -> {
            DmnDecisionResult result = (DmnDecisionResult) execution.getVariable(DECISION_RESULT);
            DmnDecisionResultEntries proposal = result.getSingleResult();
            triage.record(
                    execution.getProcessBusinessKey(),
                    Map.of("proposal", proposal.getEntry("proposal"), "reason", proposal.getEntry("reason")));
        };
    }

    /** {@code UserTask_ProvideData}, create: the task's name says which system. */
    @Bean
    TaskListener dsarNameSystemTask(DsarSystems systems) {
        return systems::name;
    }
}
