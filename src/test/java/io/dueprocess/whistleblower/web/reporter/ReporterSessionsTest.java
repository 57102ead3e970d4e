package io.dueprocess.whistleblower.web.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Codes;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.support.TurningClock;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** An open inbox closes by itself, and its cookie says nothing. */
class ReporterSessionsTest {

    private final TurningClock clock = new TurningClock(Instant.parse("2027-01-31T13:00:00Z"));
    private final ReporterSessions sessions = new ReporterSessions(codes(), clock, true);

    @Test
    void itClosesAfterFifteenIdleMinutes() {
        MockHttpServletRequest request = open();
        clock.turn(Duration.ofMinutes(14));
        assertThat(sessions.use(request)).isPresent();
        clock.turn(Duration.ofMinutes(14));
        assertThat(sessions.peek(request)).as("looking is no activity").isPresent();
        clock.turn(Duration.ofMinutes(2));
        assertThat(sessions.use(request)).isEmpty();
        assertThat(sessions.peek(request)).isEmpty();
    }

    @Test
    void itsCookieGoesWithTheTab() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        sessions.open(new MockHttpServletRequest(), response, mock(SealedCase.class));
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("report=")
                .contains("Path=/report", "HttpOnly", "Secure", "SameSite=Strict")
                .doesNotContain("Max-Age", "Expires");
    }

    @Test
    void signedOutIsSignedOut() {
        MockHttpServletRequest request = open();
        sessions.close(request, new MockHttpServletResponse());
        assertThat(sessions.use(request)).isEmpty();
    }

    private MockHttpServletRequest open() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        sessions.open(new MockHttpServletRequest(), response, mock(SealedCase.class));
        String value = response.getHeader("Set-Cookie").replaceAll("report=([^;]*);.*", "$1");
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("report", value));
        return request;
    }

    private static Codes codes() {
        Codes codes = mock(Codes.class);
        when(codes.token()).thenAnswer(call -> UUID.randomUUID().toString());
        when(codes.hash(any(), any())).thenAnswer(call -> "hash of " + call.getArgument(1));
        return codes;
    }
}
