package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.support.TurningClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class IdleSessionsTest {

    private static final Instant NOON = Instant.parse("2027-02-01T12:00:00Z");

    private final TurningClock clock = new TurningClock(NOON);
    private final IdleSessions idle = new IdleSessions(clock);
    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void signIn() {
        StaffSession.active(session, clock);
    }

    @Test
    void aSessionEndsAfterFifteenIdleMinutes() throws Exception {
        clock.to(NOON.plus(Duration.ofMinutes(15)).minusMillis(1));
        request("GET", "/api/v1/cases", "cors");
        assertThat(session.isInvalid()).isFalse();
        clock.to(NOON.plus(Duration.ofMinutes(15)));
        request("GET", "/api/v1/cases", "cors");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whatAPageFetchesByItselfKeepsNobodySignedIn() throws Exception {
        clock.to(NOON.plus(Duration.ofMinutes(10)));
        request("GET", "/camunda/api/engine/engine/default/task", "cors");
        request("POST", "/camunda/api/engine/engine/default/filter/f/list", "cors");
        request("GET", "/session", "same-origin");
        assertThat(StaffSession.left(session, clock)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void openingAPageAndTheReportOfThePersonsHandsDo() throws Exception {
        clock.to(NOON.plus(Duration.ofMinutes(10)));
        request("GET", "/cases", "navigate");
        assertThat(StaffSession.left(session, clock)).isEqualTo(Duration.ofMinutes(15));
        clock.to(NOON.plus(Duration.ofMinutes(20)));
        request("POST", "/session", "same-origin");
        assertThat(StaffSession.left(session, clock)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aSessionThatIsNoneOfStaffIsLeftAlone() throws Exception {
        MockHttpSession persons = new MockHttpSession();
        clock.to(NOON.plus(Duration.ofHours(1)));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/requests/status");
        request.setSession(persons);
        idle.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        assertThat(persons.isInvalid()).isFalse();
        assertThat(StaffSession.left(persons, clock)).isZero();
    }

    private void request(String method, String path, String mode) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.addHeader("Sec-Fetch-Mode", mode);
        request.setSession(session);
        idle.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
