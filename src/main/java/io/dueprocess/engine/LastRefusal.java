package io.dueprocess.engine;

import java.util.Optional;

/**
 * The refusal that ended the engine command of this thread. The engine wraps what a listener throws into a text; the form
 * gateway, outside of the command, needs the message key.
 */
public final class LastRefusal {

    private static final ThreadLocal<Refused> CURRENT = new ThreadLocal<>();

    private LastRefusal() {}

    static void set(Refused refused) {
        CURRENT.set(refused);
    }

    /** Takes the refusal, leaving none. */
    public static Optional<Refused> take() {
        Refused refused = CURRENT.get();
        CURRENT.remove();
        return Optional.ofNullable(refused);
    }
}
