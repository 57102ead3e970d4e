package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachRecord;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RecordControllersTold}: as a processor (Art. 33(2)). */
@Component("breachRecordControllersTold")
class RecordControllersTold implements JavaDelegate {

    private final BreachRecord breaches;

    RecordControllersTold(BreachRecord breaches) {
        this.breaches = breaches;
    }

    @Override
    public void execute(DelegateExecution execution) {
        breaches.controllersRecorded(execution.getProcessBusinessKey());
    }
}
