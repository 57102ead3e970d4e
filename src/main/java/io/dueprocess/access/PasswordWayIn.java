package io.dueprocess.access;

import io.dueprocess.casefile.Audit;
import io.dueprocess.node.StaffNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.stereotype.Component;

/** User and password on a page of ours, kept by the engine. */
@Profile("!" + ProviderSettings.PROFILE)
@StaffNode
@Component
class PasswordWayIn implements WayIn {

    private final Clock clock;
    private final Audit audit;

    PasswordWayIn(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public void open(HttpSecurity http) throws Exception {
        http.formLogin(login -> login.loginPage("/login")
                        .successHandler(new SignedIn(clock, audit))
                        .failureHandler(new NotSignedIn()))
                .logout(logout -> logout.logoutUrl("/logout")
                        .addLogoutHandler(new SignedOut(audit))
                        .logoutSuccessUrl("/login?out"));
    }

    @Override
    public String contentSecurityPolicy() {
        return PageHeaders.STAFF;
    }

    @Override
    public void leave(HttpServletRequest request, HttpServletResponse response) {
        request.getSession().invalidate();
    }
}
