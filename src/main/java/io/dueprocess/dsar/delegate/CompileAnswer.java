package io.dueprocess.dsar.delegate;

import io.dueprocess.dsar.DsarAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** {@code ServiceTask_CompileAnswer}: letter, JSON and CSV (Art. 15, 20). */
@Component("dsarCompileAnswer")
class CompileAnswer implements JavaDelegate {

    private final DsarAnswers answers;

    CompileAnswer(DsarAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answers.compile(execution.getProcessBusinessKey());
    }
}
