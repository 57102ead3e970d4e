package io.dueprocess.access;

import static io.dueprocess.access.Doors.paths;

import io.dueprocess.node.Onion;
import io.dueprocess.node.PublicNode;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The portal's doors; a staff node does not have them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@PublicNode
class PublicDoors {

    /** What everybody may see; no session until somebody signs in to their own case. */
    @Bean
    @Order(5)
    SecurityFilterChain publicPages(HttpSecurity http, Environment settings) throws Exception {
        Optional<OnionLocation> onion = Onion.address(settings).map(OnionLocation::new);
        return http.securityMatcher(paths(
                        "/",
                        "/privacy",
                        "/accessibility",
                        "/requests/**",
                        "/robots.txt",
                        "/.well-known/security.txt",
                        "/error/stale"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .exceptionHandling(handling -> handling.accessDeniedHandler(new StaleForm()))
                .csrf(FormTokens::protect)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> {
                    PageHeaders.set(headers, PageHeaders.PUBLIC);
                    onion.ifPresent(headers::addHeaderWriter);
                })
                .build();
    }

    /** Withdrawing consent: a mail program presses the button too, without cookie and token (RFC 8058). */
    @Bean
    @Order(5)
    SecurityFilterChain consent(HttpSecurity http, Environment settings) throws Exception {
        Optional<OnionLocation> onion = Onion.address(settings).map(OnionLocation::new);
        http.headers(headers -> onion.ifPresent(headers::addHeaderWriter));
        return Doors.open(http.securityMatcher(paths("/consent/**")), ReferrerPolicy.NO_REFERRER);
    }

    /**
     * The reporters' pages: no session and no cookie of ours before somebody opens their inbox, nothing read from a body that
     * streams. What an open inbox is sent bears a token that its pages check themselves.
     */
    @Bean
    @Order(5)
    SecurityFilterChain reporters(HttpSecurity http, Environment settings) throws Exception {
        Optional<OnionLocation> onion = Onion.address(settings).map(OnionLocation::new);
        http.headers(headers -> onion.ifPresent(headers::addHeaderWriter));
        return Doors.open(http.securityMatcher(paths("/report/**")), ReferrerPolicy.NO_REFERRER);
    }
}
