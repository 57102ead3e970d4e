package io.dueprocess.whistleblower;

import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.UnlockedHandler;
import io.dueprocess.node.StaffNode;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * In the demo two handlers have keys from the first start on, and so the channel is open. Their passphrases are in the
 * documentation, which is why this happens in the demo alone.
 */
@StaffNode
@Profile("demo")
@Component
class DemoHandlers {

    private static final String FIRST = "wim";
    private static final String SECOND = "wanda";
    private static final String PASSPHRASE = " unlock demo";

    private final HandlerKeys keys;
    private final JdbcClient jdbc;

    DemoHandlers(HandlerKeys keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void giveKeys() {
        jdbc.sql("select name from dp_lock where name = 'access' for update")
                .query(String.class)
                .single();
        if (!keys.users().isEmpty() || !keys.unconfirmed().isEmpty()) {
            return; // not the first start: whatever happened to the keys since, stays
        }
        UnlockedHandler first = keys.set(FIRST, FIRST + PASSPHRASE);
        keys.set(SECOND, SECOND + PASSPHRASE);
        keys.confirm(SECOND, first);
    }
}
