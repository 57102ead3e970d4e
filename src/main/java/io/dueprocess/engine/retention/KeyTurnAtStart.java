package io.dueprocess.engine.retention;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.KeyTurn;
import io.dueprocess.node.StaffNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Finishes a change of the organisation's key that a crash has interrupted, and says where only an operator can change it. */
@Component
@StaffNode
class KeyTurnAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(KeyTurnAtStart.class);

    private final KeyTurn turn;

    KeyTurnAtStart(KeyTurn turn) {
        this.turn = turn;
    }

    @EventListener(ApplicationReadyEvent.class)
    void finish() {
        if (!turn.automatic()) {
            LOG.warn(
                    "The organisation's keyset is no file that this node may replace: after a shredding, an operator has to "
                            + "run add-key, rotate-keys and drop-old-keys, else old backups still open the shredded cases");
        }
        try {
            turn.turnIfDue(Actors.SYSTEM);
        } catch (RuntimeException e) {
            LOG.error("The organisation's key was not turned over; the next retention tries again", e);
        }
    }
}
