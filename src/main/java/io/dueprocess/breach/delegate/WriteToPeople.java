package io.dueprocess.breach.delegate;

import io.dueprocess.breach.BreachMailing;
import io.dueprocess.breach.BreachProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_WriteToPeople}, once per batch of people (Art. 34(1)). */
@Component("breachWriteToPeople")
class WriteToPeople implements JavaDelegate {

    private final BreachMailing mailing;

    WriteToPeople(BreachMailing mailing) {
        this.mailing = mailing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mailing.write(execution.getProcessBusinessKey(), BreachProcess.BATCH.from(execution));
    }
}
