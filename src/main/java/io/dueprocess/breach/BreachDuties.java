package io.dueprocess.breach;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Which way the model's gateways lead, as the facts of the breach say. */
@Component("breachDuties")
public class BreachDuties {

    private final BreachStore store;

    BreachDuties(BreachStore store) {
        this.store = store;
    }

    /** We process the data for others (Art. 33(2)). */
    public boolean processor(DelegateExecution execution) {
        return facts(execution).role() == BreachFacts.Role.PROCESSOR;
    }

    /** The risk is high (Art. 34(1)); who was told before and need not be told again was decided with the duties. */
    public boolean tellPeople(DelegateExecution execution) {
        BreachFacts facts = facts(execution);
        return facts.duty() == BreachFacts.Duty.NOTIFY && facts.telling() != BreachFacts.Telling.NONE;
    }

    public boolean byMail(DelegateExecution execution) {
        return facts(execution).telling() == BreachFacts.Telling.MAIL;
    }

    /** Art. 34(3)(c). */
    public boolean inPublic(DelegateExecution execution) {
        return facts(execution).telling() == BreachFacts.Telling.PUBLIC;
    }

    private BreachFacts facts(DelegateExecution execution) {
        return store.get(execution.getProcessBusinessKey());
    }
}
