package io.dueprocess.access;

import static io.dueprocess.access.Doors.path;

import io.dueprocess.node.StaffNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The door for other systems: a bearer token, no session, no password. It lies before the staff's, within whose paths it is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@StaffNode
class ClientDoors {

    @Bean
    @Order(0)
    SecurityFilterChain clients(HttpSecurity http, ClientSettings settings, Clock clock) throws Exception {
        Map<String, String> hashes = new LinkedHashMap<>();
        settings.clients().forEach((name, client) -> hashes.put(name, client.tokenSha256()));
        return http.securityMatcher(new OrRequestMatcher(
                        path(HttpMethod.POST, "/api/v1/breaches"),
                        path(HttpMethod.POST, "/api/v1/consent/links"),
                        path(HttpMethod.GET, "/api/v1/breaches/{reference:DP-.+}"),
                        withToken(path(HttpMethod.GET, "/api/v1/processing-activities/{id}/gate")),
                        withToken(path(HttpMethod.POST, "/api/v1/processing-activities/{id}/changed"))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new ClientSignIn(new ClientTokens(hashes), clock), AnonymousAuthenticationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable) // a browser sends no bearer token of its own accord
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> PageHeaders.set(headers, PageHeaders.STAFF))
                .build();
    }

    /** Of paths that staff use too: whoever sends no token is left to the staff's door. */
    private static RequestMatcher withToken(RequestMatcher path) {
        return new AndRequestMatcher(path, ClientSignIn::hasToken);
    }
}
