package io.dueprocess.access;

import io.dueprocess.casefile.Audit;
import io.dueprocess.node.StaffNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Component;

/** Sign-in by the organisation's identity provider: OpenID Connect, authorization code flow. */
@Profile(ProviderSettings.PROFILE)
@StaffNode
@Component
class ProviderWayIn implements WayIn {

    private final ProviderSettings.Provider provider;
    private final ClientRegistrationRepository registrations;
    private final ProviderUsers users;
    private final ProviderSignOut signOut;
    private final Clock clock;
    private final Audit audit;

    ProviderWayIn(
            ProviderSettings.Provider provider,
            ClientRegistrationRepository registrations,
            ProviderUsers users,
            Clock clock,
            Audit audit) {
        this.provider = provider;
        this.registrations = registrations;
        this.users = users;
        this.signOut = new ProviderSignOut(registrations, provider.staffUrl());
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public void open(HttpSecurity http) throws Exception {
        ProviderRequests requests = new ProviderRequests(registrations);
        ProviderRefused refused = new ProviderRefused(audit);
        http.oauth2Login(login -> login.loginPage("/login")
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests)
                                .authorizationRequestRepository(requests))
                        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users))
                        .successHandler(new ProviderSignedIn(clock, audit))
                        .failureHandler(refused)
                        .addObjectPostProcessor(saysSoWhenTheProviderIsAway(refused)))
                .logout(logout -> logout.logoutUrl("/logout")
                        .addLogoutHandler(new SignedOut(audit))
                        .logoutSuccessHandler(signOut))
                .addFilterBefore(new ProviderSignOut.Rest(), SecurityContextHolderFilter.class);
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> saysSoWhenTheProviderIsAway(
            ProviderRefused refused) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refused);
                return filter;
            }
        };
    }

    /** Signing out is a form whose answer leads to the provider. */
    @Override
    public String contentSecurityPolicy() {
        return PageHeaders.staffWithFormsTo(provider.origin());
    }

    @Override
    public void leave(HttpServletRequest request, HttpServletResponse response) {
        signOut.later(request, response, SecurityContextHolder.getContext().getAuthentication());
    }
}
