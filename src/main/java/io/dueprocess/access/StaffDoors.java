package io.dueprocess.access;

import static io.dueprocess.access.Doors.path;
import static io.dueprocess.access.Doors.paths;

import io.dueprocess.node.StaffNode;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The doors for staff and operators; a public node has none of them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@StaffNode
class StaffDoors {

    private static final int AFTER_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

    /** {@code /engine-rest}: HTTP Basic, no session; the engine's authorizations decide. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity, Staff staff) throws Exception {
        return http.securityMatcher(paths("/engine-rest/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(Requests::fromOtherSite)
                        .denyAll() // a browser sends along what was typed into its box for HTTP Basic
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(SignInFirst.onApi()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SignInFirst.onApi()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterAfter(new EngineUser(identity, staff), AuthorizationFilter.class)
                .build();
    }

    /** Camunda's applications: our sign-in, their own CSRF tokens and headers. Their sign-in and set-up do not exist. */
    @Bean
    @Order(2)
    SecurityFilterChain webapps(HttpSecurity http, Clock clock, WayIn way) throws Exception {
        return http.securityMatcher(paths("/camunda/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/login/**"),
                                path(null, "/camunda/api/admin/setup/**"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SignInFirst.onPages()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers ->
                        headers.defaultsDisabled().referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterBefore(new IdleSessions(clock), SecurityContextHolderFilter.class)
                .addFilterAfter(new WebappSignOut(way), AuthorizationFilter.class)
                .addFilterAfter(new KeysAtHand(), AuthorizationFilter.class)
                .build();
    }

    /** Our pages and API for staff: session and CSRF token, or HTTP Basic. The sign-in is the profile's. */
    @Bean
    @Order(3)
    SecurityFilterChain staffPages(HttpSecurity http, Clock clock, WayIn way) throws Exception {
        way.open(http);
        return http.securityMatcher(paths(
                        "/login/**",
                        "/logout",
                        "/session",
                        "/cases/**",
                        "/breaches/**",
                        "/processing-activities/**",
                        "/api/**",
                        "/v3/api-docs/**",
                        "/actuator/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(paths("/login/**", "/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(paths("/actuator/**"))
                        .hasAuthority(Groups.ADMIN)
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(SignInFirst.onApi()))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                SignInFirst.onPages(), paths("/cases/**", "/breaches/**", "/processing-activities/**"))
                        .defaultAuthenticationEntryPointFor(SignInFirst.onApi(), paths("/**")))
                .csrf(csrf -> FormTokens.protect(csrf).ignoringRequestMatchers(FormTokens::signsItself))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> PageHeaders.set(headers, way.contentSecurityPolicy()))
                .addFilterBefore(new IdleSessions(clock), SecurityContextHolderFilter.class)
                .addFilterAfter(new KeysAtHand(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappUser() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addInitParameter("authentication-provider", WebappSignIn.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    /** Scripts and styles of the staff's pages, and the library that draws their charts; nothing in them is secret. */
    @Bean
    @Order(4)
    SecurityFilterChain staffFiles(HttpSecurity http) throws Exception {
        return Doors.open(http.securityMatcher(paths("/desk/**", "/webjars/chart.js/*/dist/chart.umd.min.js")));
    }
}
