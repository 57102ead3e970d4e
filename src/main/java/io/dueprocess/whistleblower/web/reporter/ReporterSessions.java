package io.dueprocess.whistleblower.web.reporter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.dueprocess.casefile.Codes;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.portal.DiscreetPages;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Keeps an inbox open: the case's key in memory, under the hash of a random id that a cookie of the tab's lifetime holds.
 * After 15 idle minutes the key is taken out of memory.
 */
@Component
class ReporterSessions {

    static final Duration IDLE = Duration.ofMinutes(15);

    private static final String COOKIE = "report";
    private static final String PURPOSE = "report-session";
    private static final int MOST = 5_000;

    private final Codes codes;
    private final boolean secure;
    private final Cache<String, ReporterSession> open;

    ReporterSessions(Codes codes, Clock clock, @Value("${server.servlet.session.cookie.secure:true}") boolean secure) {
        this.codes = codes;
        this.secure = secure;
        this.open = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(IDLE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .scheduler(Scheduler.systemScheduler())
                .build();
    }

    /** Opens the inbox, under a new id. */
    ReporterSession open(HttpServletRequest request, HttpServletResponse response, SealedCase sealed) {
        close(request, response);
        String id = codes.token();
        ReporterSession session = new ReporterSession(sealed, codes.token());
        open.put(hash(id), session);
        response.setHeader(HttpHeaders.SET_COOKIE, cookie(request, id).build().toString());
        return session;
    }

    /** The open inbox; counts as activity. */
    Optional<ReporterSession> use(HttpServletRequest request) {
        return id(request).map(open::getIfPresent);
    }

    /** As {@link #use}, without counting as activity. */
    Optional<ReporterSession> peek(HttpServletRequest request) {
        return id(request).map(hash -> open.policy().getIfPresentQuietly(hash));
    }

    void close(HttpServletRequest request, HttpServletResponse response) {
        id(request).ifPresent(hash -> {
            open.invalidate(hash);
            response.setHeader(
                    HttpHeaders.SET_COOKIE,
                    cookie(request, "").maxAge(0).build().toString());
        });
    }

    private Optional<String> id(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .map(this::hash);
    }

    private String hash(String id) {
        return codes.hash(PURPOSE, id);
    }

    /** No age: it goes with the tab, or with the browser at the latest. */
    private ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(COOKIE, value)
                .path(request.getContextPath() + DiscreetPages.PATH)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict");
    }
}
