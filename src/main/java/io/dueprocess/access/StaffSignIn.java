package io.dueprocess.access;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.engine.Unrestricted;
import io.dueprocess.portal.Throttle;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks user and password against the engine's identity service; the groups become authorities. Guessing is slowed down
 * twice: by the engine for each user, who is refused for three seconds that grow to a minute whatever the password, and
 * here for each address.
 */
@Component
class StaffSignIn implements AuthenticationProvider {

    private static final int FAILURES = 30;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int LONGEST_NAME = 64;

    private final IdentityService identity;
    private final StaffPasswords passwords;
    private final Staff staff;
    private final Audit audit;
    private final Unrestricted unrestricted;
    private final Throttle failures;
    private final Clock clock;

    StaffSignIn(
            IdentityService identity,
            StaffPasswords passwords,
            Staff staff,
            Audit audit,
            Unrestricted unrestricted,
            Clock clock) {
        this.identity = identity;
        this.passwords = passwords;
        this.staff = staff;
        this.audit = audit;
        this.unrestricted = unrestricted;
        this.clock = clock;
        this.failures = new Throttle(FAILURES, WINDOW, clock);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = attempt.getName();
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (failures.used(address) >= FAILURES) {
            throw new LockedException("too many wrong passwords from one address");
        }
        if (!matches(user, String.valueOf(attempt.getCredentials()))) {
            failures.take(address);
            audit.record(null, known(user) ? user : "(unknown)", AuditAction.REFUSE, "sign-in");
            throw new BadCredentialsException("wrong user or password");
        }
        UsernamePasswordAuthenticationToken signedIn = UsernamePasswordAuthenticationToken.authenticated(
                user,
                null,
                staff.groupsOf(user).stream().map(SimpleGrantedAuthority::new).toList());
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    /** Takes as long for a user that there is not, one without a password, and one whom the engine makes wait. */
    private boolean matches(String user, String password) {
        if (!known(user) || closed(user)) {
            passwords.encrypt(password);
            return false;
        }
        return unrestricted.ask(() -> identity.checkPassword(user, password));
    }

    /** The engine would refuse without a look at the password, or has none to look at: the user of an identity provider. */
    private boolean closed(String user) {
        User found =
                unrestricted.ask(() -> identity.createUserQuery().userId(user).singleResult());
        Date until = found instanceof UserEntity entity ? entity.getLockExpirationTime() : null;
        boolean waits = until != null && until.toInstant().isAfter(clock.instant());
        return waits || found != null && found.getPassword() == null;
    }

    private boolean known(String user) {
        return user.length() <= LONGEST_NAME
                && unrestricted.ask(
                        () -> identity.createUserQuery().userId(user).count() > 0);
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
