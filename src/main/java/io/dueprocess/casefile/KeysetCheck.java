package io.dueprocess.casefile;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A node whose keyset does not open the database's cases does not start. */
@Component
@ConditionalOnWebApplication
class KeysetCheck {

    private final KeysetState state;
    private final Wrapping wrapping;

    KeysetCheck(KeysetState state, Wrapping wrapping) {
        this.state = state;
        this.wrapping = wrapping;
    }

    @EventListener(ContextRefreshedEvent.class)
    @Transactional
    public void check() {
        wrapping.current(state.shared());
    }
}
