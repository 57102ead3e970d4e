package io.dueprocess.access.web;

import io.dueprocess.access.StaffSession;
import io.dueprocess.node.StaffNode;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /session}: GET says how long the session lasts, POST that the person is there. */
@StaffNode
@RestController
class SessionController {

    private final Clock clock;

    SessionController(Clock clock) {
        this.clock = clock;
    }

    /** @param secondsLeft until the session ends if nothing is done, rounded up; zero without a session, as for HTTP Basic */
    record Session(long secondsLeft) {}

    @RequestMapping(
            path = "/session",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Session> session(HttpSession session) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(
                        StaffSession.left(session, clock).plusMillis(999).toSeconds()));
    }
}
