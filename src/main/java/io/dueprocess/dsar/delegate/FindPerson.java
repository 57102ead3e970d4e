package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarCollection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_FindPerson}: from the address to the keys of every system (Art. 15(1)). */
@Component("dsarFindPerson")
class FindPerson implements JavaDelegate {

    private final DsarCollection collection;

    FindPerson(DsarCollection collection) {
        this.collection = collection;
    }

    @Override
    public void execute(DelegateExecution execution) {
        collection.find(execution.getProcessBusinessKey());
    }
}
