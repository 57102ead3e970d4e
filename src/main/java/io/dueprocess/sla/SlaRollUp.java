package io.dueprocess.sla;

import io.dueprocess.node.StaffNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds up what changed, every few seconds, on one node at a time; the figures are right whether it runs or not. */
@StaffNode
@Component
class SlaRollUp {

    private static final Logger LOG = LoggerFactory.getLogger(SlaRollUp.class);

    private final FigureRows rows;
    private final TransactionTemplate oneState;

    SlaRollUp(FigureRows rows, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.oneState = new TransactionTemplate(transactions);
        this.oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Scheduled(fixedDelayString = "${dueprocess.sla.roll-up:PT10S}")
    void addUp() {
        try {
            oneState.executeWithoutResult(status -> {
                if (rows.lock()) {
                    rows.addUp();
                }
            });
        } catch (ConcurrencyFailureException another) {
            LOG.debug("Another node added up meanwhile.", another);
        }
    }
}
