package io.dueprocess.access;

import io.dueprocess.casefile.UnlockedHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** A handler's unlocked key: in the HTTP session's memory, until it is locked, signed out or 15 minutes idle; never stored. */
public final class HandlerSession {

    private static final String ATTRIBUTE = HandlerSession.class.getName();

    private HandlerSession() {}

    /** The handler's key is at hand from the next request on. */
    public static void unlocked(HttpServletRequest request, UnlockedHandler handler) {
        request.getSession(true).setAttribute(ATTRIBUTE, handler);
    }

    /** Takes the key out of memory. */
    public static void lock(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** The unlocked handler, if it is the one who is signed in. */
    static Optional<UnlockedHandler> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof UnlockedHandler handler)) {
            return Optional.empty();
        }
        return Optional.of(handler).filter(unlocked -> unlocked.userId().equals(request.getRemoteUser()));
    }
}
