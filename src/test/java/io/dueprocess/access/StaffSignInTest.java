package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.engine.Unrestricted;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class StaffSignInTest {

    private final IdentityService identity = mock(IdentityService.class, Answers.RETURNS_DEEP_STUBS);
    private final Staff staff = mock(Staff.class);
    private final Audit audit = mock(Audit.class);
    private final Unrestricted unrestricted = mock(Unrestricted.class);
    private final StaffSignIn signIn = new StaffSignIn(
            identity,
            new StaffPasswords(),
            staff,
            audit,
            unrestricted,
            Clock.fixed(Instant.parse("2027-02-01T12:00:00Z"), ZoneOffset.UTC));

    @BeforeEach
    void petraIsKnown() {
        when(unrestricted.ask(any())).thenAnswer(call -> ((Supplier<?>) call.getArgument(0)).get());
        when(identity.createUserQuery().userId("petra").count()).thenReturn(1L);
        when(identity.createUserQuery().userId("petra").singleResult().getPassword())
                .thenReturn("{PBKDF2}...");
        when(identity.checkPassword("petra", "right")).thenReturn(true);
        when(staff.groupsOf("petra")).thenReturn(Set.of(Groups.PRIVACY_TEAM));
    }

    @Test
    void theGroupsBecomeAuthoritiesAndThePasswordIsForgotten() {
        Authentication petra = attempt("petra", "right", "192.0.2.1");
        assertThat(petra.isAuthenticated()).isTrue();
        assertThat(petra.getCredentials()).isNull();
        assertThat(petra.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly(Groups.PRIVACY_TEAM);
    }

    @Test
    void aRefusalIsAuditedWithoutWhatAStrangerTyped() {
        assertThatThrownBy(() -> attempt("petra", "wrong", "192.0.2.1")).isInstanceOf(BadCredentialsException.class);
        verify(audit).record(null, "petra", AuditAction.REFUSE, "sign-in");
        assertThatThrownBy(() -> attempt("my password", "x", "192.0.2.1")).isInstanceOf(BadCredentialsException.class);
        verify(audit).record(null, "(unknown)", AuditAction.REFUSE, "sign-in");
    }

    @Test
    void aUserOfAnIdentityProviderHasNoPasswordAndIsRefused() {
        when(identity.createUserQuery().userId("petra").singleResult().getPassword())
                .thenReturn(null);
        assertThatThrownBy(() -> attempt("petra", "right", "192.0.2.1")).isInstanceOf(BadCredentialsException.class);
        verify(identity, never()).checkPassword(any(), any());
    }

    @Test
    void anAddressThatGuessesHasToWaitAndOthersDoNot() {
        for (int n = 0; n < 30; n++) {
            assertThatThrownBy(() -> attempt("petra", "wrong", "192.0.2.1"))
                    .isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> attempt("petra", "right", "192.0.2.1")).isInstanceOf(LockedException.class);
        assertThat(attempt("petra", "right", "192.0.2.2").isAuthenticated()).isTrue();
    }

    private Authentication attempt(String user, String password, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        UsernamePasswordAuthenticationToken attempt =
                UsernamePasswordAuthenticationToken.unauthenticated(user, password);
        attempt.setDetails(new WebAuthenticationDetails(request));
        return signIn.authenticate(attempt);
    }
}
