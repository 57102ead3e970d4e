package io.dueprocess.dsar.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Says that somebody has to wait. */
final class Wait {

    private Wait() {}

    /** Whole minutes, at least one. */
    static long minutes(Duration wait) {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }

    static void tooMany(HttpServletResponse response, Duration wait) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds() + 1)));
    }
}
