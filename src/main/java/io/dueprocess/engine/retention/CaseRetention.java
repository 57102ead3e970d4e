package io.dueprocess.engine.retention;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.KeyTurn;
import io.dueprocess.casefile.StagedFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Shreds case files past their date and makes the engine forget them, decisions and operation log included. Afterwards the
 * organisation's key is turned over, so that backups forget too.
 */
@Service
public class CaseRetention {

    private static final Logger LOG = LoggerFactory.getLogger(CaseRetention.class);

    private final CaseFiles files;
    private final KeyTurn turn;
    private final StagedFiles staged;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final CommandExecutor perCase;
    private final Clock clock;
    private final ZoneId zone;

    CaseRetention(
            CaseFiles files,
            KeyTurn turn,
            StagedFiles staged,
            HistoryService history,
            RuntimeService runtime,
            ProcessEngine engine,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.turn = turn;
        this.staged = staged;
        this.history = history;
        this.runtime = runtime;
        // a Spring transaction alone would not do: inside a job, the engine's deletions would wait for the job's end
        this.perCase = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequiresNew();
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Each case in a transaction of its own; answers how many. Sweeps what uploads left behind that ended with their node.
     *
     * @throws IllegalStateException when some could not be shredded, after all others have been
     */
    public int shredDue() {
        List<CaseFile> due = files.dueForShredding(LocalDate.ofInstant(clock.instant(), zone));
        long failed = due.stream().filter(file -> !shredded(file.id())).count();
        turn.turnIfDue(Actors.SYSTEM);
        staged.sweep();
        if (failed > 0) {
            throw new IllegalStateException(failed + " of " + due.size() + " case files could not be shredded");
        }
        return due.size();
    }

    private boolean shredded(String caseId) {
        try {
            perCase.execute(context -> stop(caseId));
            perCase.execute(context -> shred(caseId));
            return true;
        } catch (RuntimeException e) {
            LOG.error("case {} could not be shredded: {}", caseId, e.getClass().getSimpleName());
            return false;
        }
    }

    /** The file's last day has the last word, over an instance that still runs too. */
    private Void stop(String caseId) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .list()
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "retention", true));
        return null;
    }

    private Void shred(String caseId) {
        files.shred(caseId, Actors.SYSTEM);
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId).list().stream()
                .map(HistoricProcessInstance::getId)
                .forEach(this::forget);
        return null;
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
