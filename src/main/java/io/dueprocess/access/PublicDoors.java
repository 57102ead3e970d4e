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

/** The portal's door; a staff node does not have it. */
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
                        "/report/**",
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
}
