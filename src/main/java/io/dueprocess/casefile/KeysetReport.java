package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.OrganisationKey;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Tells operators, as health component {@code keyset}, whether the old key of shredded cases is gone, and who sees to it. */
@Component("keysetHealthIndicator")
class KeysetReport extends AbstractHealthIndicator {

    private final Keyset keyset;
    private final KeysetState state;

    KeysetReport(Keyset keyset, KeysetState state) {
        this.keyset = keyset;
        this.state = state;
    }

    /** DOWN for a node that lacks the key which the others wrap with: it can open nothing new. */
    @Override
    protected void doHealthCheck(Health.Builder health) {
        KeysetState.State now = state.read();
        OrganisationKey key = keyset.key();
        boolean complete = now.current() == null || key.ids().contains(now.current());
        Health.Builder said = complete ? health.up() : health.down().withDetail("missing", "the key in use");
        said.withDetail("turnedOver", keyset.changeable() ? "by itself" : "by an operator")
                .withDetail("freshKeyDue", now.turnDue())
                .withDetail("oldKeysToDrop", now.dropDue() || key.ids().size() > 1);
    }
}
