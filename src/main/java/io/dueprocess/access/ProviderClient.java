package io.dueprocess.access;

import io.dueprocess.node.StaffNode;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** This installation as a client of the identity provider. The provider is asked about itself at the first sign-in, not at start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@StaffNode
@Profile(ProviderSettings.PROFILE)
class ProviderClient {

    /** Name of the one registration; part of the address that the provider leads back to. */
    static final String ID = "oidc";

    static final String CALLBACK = "/login/oauth2/code/" + ID;

    @Bean
    ProviderSettings.Provider provider(Environment settings) {
        return ProviderSettings.of(settings);
    }

    @Bean
    ClientRegistrationRepository registrations(ProviderSettings.Provider provider) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(List.of(discovered(provider))));
    }

    private static ClientRegistration discovered(ProviderSettings.Provider provider) {
        return ClientRegistrations.fromOidcIssuerLocation(provider.issuer().toString())
                .registrationId(ID)
                .clientId(provider.clientId())
                .clientSecret(provider.secret())
                .scope("openid", "profile", "email")
                .redirectUri(provider.staffUrl() + CALLBACK)
                .userNameAttributeName(provider.userClaim())
                .build();
    }
}
