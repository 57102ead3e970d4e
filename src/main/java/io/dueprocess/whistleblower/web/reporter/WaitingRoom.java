package io.dueprocess.whistleblower.web.reporter;

import io.dueprocess.portal.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Where one waits while there is a rush: the page goes on by itself after the time on its pass. Where scripts run, one of
 * ours solves the pass's puzzle and goes on at once; it is the only script of all reporters' pages, and no other page lets
 * one run.
 */
@Component
class WaitingRoom {

    static final String SCRIPT = "/report/wait.js";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'; script-src 'nonce-%s'";

    private final Gate gate;
    private final SecureRandom random = new SecureRandom();

    WaitingRoom(Gate gate) {
        this.gate = gate;
    }

    /** @param then where the pass is taken */
    String show(Gate.Door door, String then, HttpServletResponse response, Model model) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
        response.setHeader("Content-Security-Policy", POLICY.formatted(text));
        model.addAttribute("nonce", text);
        model.addAttribute("pass", gate.pass(door));
        model.addAttribute("then", then);
        model.addAttribute("script", SCRIPT);
        return "whistleblower/wait";
    }

    /** Says at the field that it is too early or too much. */
    void say(Duration wait, String field, Problems problems, HttpServletResponse response) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        problems.add(field, "whistleblower.wait.problem", seconds);
    }
}
