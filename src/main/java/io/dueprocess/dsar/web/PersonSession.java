package io.dueprocess.dsar.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps a person signed in to their own case: the session holds the case id and nothing else about them. */
@Component
class PersonSession {

    static final Duration IDLE = Duration.ofMinutes(15);

    private static final String ATTRIBUTE = PersonSession.class.getName();

    private final Clock clock;

    PersonSession(Clock clock) {
        this.clock = clock;
    }

    private record SignedIn(String caseId, Instant lastSeen) implements Serializable {}

    /** Signs in, under a new session id if there was a session. */
    void open(HttpServletRequest request, String caseId) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        remember(request.getSession(true), caseId);
    }

    /** The case the person is signed in to; counts as activity. */
    Optional<String> use(HttpServletRequest request) {
        Optional<String> caseId = peek(request);
        caseId.ifPresent(id -> remember(request.getSession(), id));
        return caseId;
    }

    /** As {@link #use}, without counting as activity. */
    Optional<String> peek(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        if (clock.instant().isBefore(signedIn.lastSeen().plus(IDLE))) {
            return Optional.of(signedIn.caseId());
        }
        close(request);
        return Optional.empty();
    }

    /** Signs out; a staff member's sign-in in the same browser stays. */
    void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        session.removeAttribute(ATTRIBUTE);
        if (!session.getAttributeNames().hasMoreElements()) {
            session.invalidate();
        }
    }

    private void remember(HttpSession session, String caseId) {
        session.setAttribute(ATTRIBUTE, new SignedIn(caseId, clock.instant()));
    }
}
