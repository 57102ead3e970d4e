package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseShredded;
import io.dueprocess.engine.Unrestricted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Between the public side and the engine. What a reporter does leaves a row without a time; a round, held by the clock and
 * not by the reporter, tells the process. So neither the engine's tables nor its log hold when somebody reported (WBD
 * Art. 16(1)), and no starter: rounds act for nobody.
 */
@Service
class WhistleblowerRounds {

    private static final Logger LOG = LoggerFactory.getLogger(WhistleblowerRounds.class);

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final WhistleblowerMails mails;
    private final Unrestricted unrestricted;
    private final TransactionTemplate perCase;

    WhistleblowerRounds(
            JdbcClient jdbc,
            RuntimeService runtime,
            WhistleblowerMails mails,
            Unrestricted unrestricted,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.mails = mails;
        this.unrestricted = unrestricted;
        this.perCase = new TransactionTemplate(transactions);
        this.perCase.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Leaves it for the next round, in the caller's transaction. */
    void signal(String caseId, Signal kind) {
        jdbc.sql("insert into dp_report_signal (id, case_id, kind) values (?, ?, ?)")
                .params(UUID.randomUUID().toString(), caseId, kind.name())
                .update();
    }

    /**
     * Holds a round; answers how many cases were told of. Each case has a transaction of its own, in which its rows go: one
     * that fails keeps them for the next round and holds up no other.
     */
    int run() {
        List<String> waiting = jdbc.sql("select distinct case_id from dp_report_signal order by case_id")
                .query(String.class)
                .list();
        return (int) waiting.stream().filter(this::told).count();
    }

    private boolean told(String caseId) {
        try {
            return Boolean.TRUE.equals(perCase.execute(status -> unrestricted.ask(() -> tell(caseId))));
        } catch (RuntimeException failure) {
            LOG.error(
                    "case {} waits for the next round: {}",
                    caseId,
                    failure.getClass().getSimpleName());
            return false;
        }
    }

    /** False when another node is at it. */
    private boolean tell(String caseId) {
        Map<String, Signal> rows = jdbc
                .sql("select id, kind from dp_report_signal where case_id = ? for update skip locked")
                .param(caseId)
                .query((row, number) -> Map.entry(row.getString("id"), Signal.valueOf(row.getString("kind"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (rows.isEmpty()) {
            return false;
        }
        Set<Signal> signals = new TreeSet<>(rows.values()); // several messages since the last round are told of once
        signals.forEach(signal -> tell(caseId, signal));
        jdbc.sql("delete from dp_report_signal where id in (:ids)")
                .param("ids", rows.keySet())
                .update();
        return true;
    }

    private void tell(String caseId, Signal signal) {
        switch (signal) {
            case SUBMITTED ->
                start(caseId, WhistleblowerProcess.MESSAGE_REPORT_SUBMITTED, WhistleblowerProcess.SUBMITTED);
            case REOPENED -> start(caseId, WhistleblowerProcess.MESSAGE_CASE_REOPENED, WhistleblowerProcess.REOPENED);
            case MESSAGE -> correlate(caseId);
        }
    }

    private void start(String caseId, String message, String decision) {
        if (running(caseId) == 0) {
            runtime.startProcessInstanceByMessage(
                    message, caseId, Map.of(WhistleblowerProcess.DECISION.name(), decision));
        }
    }

    /** A case that is closed has no process to tell; its handlers are told all the same. */
    private void correlate(String caseId) {
        if (running(caseId) == 0) {
            mails.somethingToDo(caseId, UUID.randomUUID().toString());
            return;
        }
        runtime.createMessageCorrelation(WhistleblowerProcess.MESSAGE_REPORTER_WROTE)
                .processInstanceBusinessKey(caseId)
                .correlate();
    }

    private long running(String caseId) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey(WhistleblowerProcess.KEY)
                .processInstanceBusinessKey(caseId)
                .count();
    }

    @EventListener
    void on(CaseShredded shredded) {
        jdbc.sql("delete from dp_report_signal where case_id = ?")
                .param(shredded.caseId())
                .update();
    }
}
