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

    /** Tasks that belong to a system, create: the task's name says which. */
    @Bean
    TaskListener dsarNameSystemTask(DsarSystems systems) {
        return systems::name;
    }

    /** Tasks of groups that read no requests otherwise, create: opens the case file to them. */
    @Bean
    TaskListener dsarOpenFile(DsarSystems systems) {
        return systems::open;
    }

    /** {@code UserTask_TellRecipient}, create: the task's name says whom. */
    @Bean
    TaskListener dsarNameRecipientTask(DsarSystems systems) {
        return systems::nameRecipient;
    }

    /** {@code UserTask_TellRecipient}, complete: the recipient counts as told. */
    @Bean
    TaskListener dsarRecipientTold(DsarRecipients recipients) {
        return task -> recipients.toldByHand(
                task.getExecution().getProcessBusinessKey(), DsarProcess.RECIPIENT.from(task), task.getAssignee());
    }

    /** Tasks done by hand in a system, complete: it counts as done there. */
    @Bean
    TaskListener dsarDoneByHand(DsarByHand byHand) {
        return task -> byHand.done(
                task.getExecution().getProcessBusinessKey(),
                task.getTaskDefinitionKey(),
                DsarProcess.SYSTEM.from(task));
    }
}
