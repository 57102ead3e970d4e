package io.dueprocess.dsar;

import io.dueprocess.engine.DecisionResult;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model's listeners. */
@Configuration(proxyBeanMethods = false)
class DsarListeners {

    /** {@code BusinessRuleTask_ProposeTriage}, end: keeps the proposal in the case file. */
    @Bean
    ExecutionListener dsarRecordTriageProposal(DsarTriage triage) {
        return execution -> {
            Map<String, Object> proposal = DecisionResult.of(execution);
            triage.record(
                    execution.getProcessBusinessKey(),
                    Map.of("proposal", proposal.get("proposal"), "reason", proposal.get("reason")));
        };
    }

    /** {@code UserTask_ProvideData}, create: the task's name says which system. */
    @Bean
    TaskListener dsarNameSystemTask(DsarSystems systems) {
        return systems::name;
    }
}
