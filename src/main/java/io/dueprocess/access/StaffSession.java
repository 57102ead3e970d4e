package io.dueprocess.access;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The session of a signed-in member of staff: it ends after 15 minutes in which the person did nothing. */
public final class StaffSession {

    static final Duration IDLE = Duration.ofMinutes(15);

    /** Request attribute: why a sign-in was refused; a text of the page is named after it. */
    public static final String REFUSED = StaffSession.class.getName() + ".refused";

    private static final String LAST_ACTIVE = StaffSession.class.getName();

    private StaffSession() {}

    /** The person is there. */
    static void active(HttpSession session, Clock clock) {
        session.setAttribute(LAST_ACTIVE, clock.instant());
    }

    static boolean isOne(HttpSession session) {
        return session.getAttribute(LAST_ACTIVE) instanceof Instant;
    }

    /** Time until the session ends if nothing is done; zero when it should have ended, or is none of staff. */
    public static Duration left(HttpSession session, Clock clock) {
        if (!(session.getAttribute(LAST_ACTIVE) instanceof Instant since)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), since.plus(IDLE));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
