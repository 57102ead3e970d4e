package io.dueprocess.dsar;

import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Which way the rights asked for lead, for the model's inclusive gateway; together they cover every case. */
@Component("dsarRights")
public class DsarRights {

    private static final Set<Right> ANSWERED_WITH_DATA = Set.of(Right.ACCESS, Right.PORTABILITY);

    private final DsarForms forms;

    DsarRights(DsarForms forms) {
        this.forms = forms;
    }

    /** Access or portability: collected, reviewed and answered with the data. */
    public boolean access(DelegateExecution execution) {
        return asksForData(forms.rights(execution.getProcessBusinessKey()));
    }

    /** Any other right, or none: carried out by staff. */
    public boolean other(DelegateExecution execution) {
        return asksForMore(forms.rights(execution.getProcessBusinessKey()));
    }

    static boolean asksForData(Set<Right> rights) {
        return rights.stream().anyMatch(ANSWERED_WITH_DATA::contains);
    }

    static boolean asksForMore(Set<Right> rights) {
        return rights.isEmpty() || !ANSWERED_WITH_DATA.containsAll(rights);
    }
}
