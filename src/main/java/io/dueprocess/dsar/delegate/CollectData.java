package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarCollection;
import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.SystemStaysDown;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_CollectData}: one system's rows about the person (Art. 15(1), 15(3)). */
@Component("dsarCollectData")
class CollectData implements JavaDelegate {

    private final DsarCollection collection;

    CollectData(DsarCollection collection) {
        this.collection = collection;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            collection.collect(execution.getProcessBusinessKey(), DsarProcess.SYSTEM.from(execution));
        } catch (SystemStaysDown down) {
            throw new BpmnError(DsarProcess.ERROR_SYSTEM_UNAVAILABLE);
        }
    }
}
