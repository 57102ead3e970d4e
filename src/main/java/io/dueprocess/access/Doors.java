package io.dueprocess.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may come in where: one class of doors for staff, one for the public, and here what every node has. The last door is
 * closed: whatever is not named does not exist. Patterns are matched on the whole path, since some paths belong to servlets
 * of the engine.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Doors {

    /** Around every request, before any door. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> correlationIds() {
        return server -> server.addEngineValves(new CorrelationIds());
    }

    /** Pages' styles, error pages and, where no staff are served, whether the node is up. */
    @Bean
    @Order(6)
    SecurityFilterChain everywhere(HttpSecurity http) throws Exception {
        return open(http.securityMatcher(paths("/favicon.svg", "/logo", "/css/**", "/error/**", "/actuator/health")));
    }

    /** Everything else is not there. */
    @Bean
    @Order(7)
    SecurityFilterChain nothing(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, failure) -> notFound(response))
                        .accessDeniedHandler((request, response, denied) -> notFound(response)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> PageHeaders.set(headers, PageHeaders.PUBLIC))
                .build();
    }

    private static void notFound(HttpServletResponse response) throws java.io.IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    /** For everybody, without session, form or cookie. */
    static SecurityFilterChain open(HttpSecurity http) throws Exception {
        return open(http, ReferrerPolicy.SAME_ORIGIN);
    }

    /** The same with another say on what a link tells of the page that it is on. */
    static SecurityFilterChain open(HttpSecurity http, ReferrerPolicy referrer) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> PageHeaders.set(headers, PageHeaders.PUBLIC, referrer))
                .build();
    }

    static RequestMatcher paths(String... patterns) {
        return new OrRequestMatcher(
                Stream.of(patterns).map(pattern -> path(null, pattern)).toList());
    }

    /** @param method null for any */
    static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
