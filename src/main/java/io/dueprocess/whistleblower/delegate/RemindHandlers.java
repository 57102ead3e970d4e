package io.dueprocess.whistleblower.delegate;

import io.dueprocess.whistleblower.WhistleblowerClocks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_RemindHandlers}: 30, 14 and 3 days before feedback is due (WBD Art. 9(1)(f)). */
@Component("whistleblowerRemindHandlers")
class RemindHandlers implements JavaDelegate {

    private final WhistleblowerClocks clocks;

    RemindHandlers(WhistleblowerClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clocks.remind(execution.getProcessBusinessKey());
    }
}
