package io.dueprocess.casefile;

import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes the system's chain at the first start. */
@Component
class AuditStart {

    private final Audit audit;

    AuditStart(Audit audit) {
        this.audit = audit;
    }

    @EventListener(ContextRefreshedEvent.class)
    void prepare() {
        try {
            audit.prepareSystemChain();
        } catch (DuplicateKeyException madeByAnotherNode) {
            // two nodes started at once: the chain exists, which is all we want
        }
    }
}
