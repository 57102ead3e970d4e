package io.dueprocess.dpia;

import io.dueprocess.engine.DecisionResult;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model's listeners. */
@Configuration(proxyBeanMethods = false)
class DpiaListeners {

    /** {@code BusinessRuleTask_Screen}, end. */
    @Bean
    ExecutionListener dpiaRecordScreening(DpiaScreening screening) {
        return execution -> screening.record(execution.getProcessBusinessKey(), DecisionResult.allOf(execution));
    }

    /** {@code UserTask_Assess}, create: authors write from now on. */
    @Bean
    TaskListener dpiaOpenAssessment(DpiaDrafting drafting) {
        return task -> drafting.open(task.getExecution().getProcessBusinessKey(), true);
    }

    /** {@code UserTask_Assess}, complete and delete: and no longer. */
    @Bean
    TaskListener dpiaCloseAssessment(DpiaDrafting drafting) {
        return task -> drafting.open(task.getExecution().getProcessBusinessKey(), false);
    }

    /** {@code UserTask_FulfilCondition}, create. */
    @Bean
    TaskListener dpiaNameCondition(DpiaFulfilment fulfilment) {
        return fulfilment::name;
    }

    /** {@code UserTask_FulfilCondition}, complete. */
    @Bean
    TaskListener dpiaConditionDone(DpiaFulfilment fulfilment) {
        return fulfilment::done;
    }
}
