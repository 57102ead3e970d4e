package io.dueprocess.engine.retention;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Shreds case files past their date and makes the engine forget them, decisions and operation log included. */
@Service
public class CaseRetention {

    private final CaseFiles files;
    private final HistoryService history;
    private final TransactionTemplate perCase;
    private final Clock clock;
    private final ZoneId zone;

    CaseRetention(
            CaseFiles files,
            HistoryService history,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.history = history;
        this.perCase = new TransactionTemplate(transaction.getTransactionManager());
        this.perCase.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.zone = zone;
    }

    /** Each case in a transaction of its own; answers how many. */
    public int shredDue() {
        List<CaseFile> due = files.dueForShredding(LocalDate.ofInstant(clock.instant(), zone));
        due.forEach(file -> perCase.executeWithoutResult(status -> shred(file.id())));
        return due.size();
    }

    private void shred(String caseId) {
        files.shred(caseId, Actors.SYSTEM);
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId).finished().list().stream()
                .map(HistoricProcessInstance::getId)
                .forEach(this::forget);
    }

    private void forget(String processInstanceId) {
        for (HistoricDecisionInstance decision : history.createHistoricDecisionInstanceQuery()
                .processInstanceId(processInstanceId)
                .list()) {
            history.deleteHistoricDecisionInstanceByInstanceId(decision.getId());
        }
        for (UserOperationLogEntry entry : history.createUserOperationLogQuery()
                .processInstanceId(processInstanceId)
                .list()) {
            history.deleteUserOperationLogEntry(entry.getId());
        }
        history.deleteHistoricProcessInstance(processInstanceId);
    }
}
