package io.dueprocess.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.dueprocess.support.TurningClock;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The door for other systems, before a staff door that stands behind everything else of the API. */
class ClientDoorsTest {

    private static final String PATH = "/api/v1/breaches";

    private final String token = ClientTokens.random();
    private final TurningClock clock = new TurningClock(Instant.parse("2026-10-23T10:00:00Z"));
    private final MockMvc mvc = mvc();

    @Test
    void aClientIsKnownByItsToken() throws Exception {
        MockHttpServletResponse answer = answer(post(PATH).header("Authorization", "Bearer " + token));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("siem");
        assertThat(answer.getCookies()).isEmpty();
        assertThat(answer(get(PATH + "/DP-7K3M-Q2XA").header("Authorization", "bearer " + token))
                        .getContentAsString())
                .isEqualTo("siem");
    }

    @Test
    void withoutTheTokenNothingIsThere() throws Exception {
        for (String wrong : new String[] {"Bearer " + token + "x", "Bearer ", "Basic cGV0cmE6cGV0cmE=", "petra"}) {
            MockHttpServletResponse answer = answer(post(PATH).header("Authorization", wrong));
            assertThat(answer.getStatus()).as(wrong).isEqualTo(401);
            assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Bearer");
        }
        assertThat(answer(post(PATH)).getStatus()).isEqualTo(401);
    }

    @Test
    void theTokenOpensNoOtherDoor() throws Exception {
        for (String path : new String[] {
            PATH, PATH + "/d3b0/people", PATH + "/register", "/api/v1/cases", PATH + "/DP-7K3M-Q2XA/people"
        }) {
            MockHttpServletResponse answer = answer(get(path).header("Authorization", "Bearer " + token));
            assertThat(answer.getStatus()).as(path).isEqualTo(403);
        }
        assertThat(answer(post(PATH + "/d3b0/people").header("Authorization", "Bearer " + token))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void theGateIsBehindBothDoorsAndTheTokenSaysWhich() throws Exception {
        String activity = "/api/v1/processing-activities/surveillance";
        MockHttpServletResponse answer = answer(get(activity + "/gate").header("Authorization", "Bearer " + token));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("siem");
        assertThat(answer(post(activity + "/changed").header("Authorization", "Bearer " + token))
                        .getStatus())
                .isEqualTo(200);
        MockHttpServletResponse wrong = answer(get(activity + "/gate").header("Authorization", "Bearer x"));
        assertThat(wrong.getStatus()).isEqualTo(401);
        assertThat(wrong.getHeader("WWW-Authenticate")).startsWith("Bearer");

        for (MockHttpServletRequestBuilder without : new MockHttpServletRequestBuilder[] {
            get(activity + "/gate"), get(activity + "/gate").header("Authorization", "Basic cGV0cmE6cGV0cmE=")
        }) {
            assertThat(answer(without).getHeader("WWW-Authenticate")).isNull(); // the staff's door
        }
        for (MockHttpServletRequestBuilder elsewhere :
                new MockHttpServletRequestBuilder[] {get(activity), post(activity + "/gate"), get(activity + "/changed")
                }) {
            assertThat(answer(elsewhere.header("Authorization", "Bearer " + token))
                            .getStatus())
                    .isEqualTo(403);
        }
    }

    @Test
    void whoGuessesIsSlowedDownAndWhoKnowsIsNot() throws Exception {
        for (int i = 0; i < ClientSignIn.MOST_FAILURES; i++) {
            assertThat(answer(post(PATH).header("Authorization", "Bearer guess" + i))
                            .getStatus())
                    .isEqualTo(401);
        }
        MockHttpServletResponse answer = answer(post(PATH).header("Authorization", "Bearer guess"));
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("60");
        assertThat(answer(post(PATH).header("Authorization", "Bearer " + token)).getStatus())
                .isEqualTo(200);

        clock.turn(Duration.ofMinutes(1));
        assertThat(answer(post(PATH)).getStatus()).isEqualTo(401);
    }

    @Test
    void aTokenIsConfiguredByItsHashAloneAndBelongsToOneClient() {
        String hash = ClientTokens.hash(token);
        assertThat(hash).hasSize(64).doesNotContain(token);
        assertThatThrownBy(() -> new ClientTokens(Map.of("siem", token)))
                .hasMessageContaining("dueprocess.clients.siem.token-sha256")
                .hasMessageNotContaining(token);
        assertThatThrownBy(() -> new ClientTokens(Map.of("siem", hash, "host", hash)))
                .hasMessageContaining("another client's");
        assertThatThrownBy(() -> new ClientTokens(Map.of("SIEM 1", hash))).hasMessageContaining("lower-case");
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private MockMvc mvc() {
        AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("role", Map.of("dueprocess.role", "all")));
        context.addBeanFactoryPostProcessor(factory -> {
            factory.registerSingleton("clock", clock);
            factory.registerSingleton(
                    "settings",
                    new ClientSettings(Map.of("siem", new ClientSettings.Client(ClientTokens.hash(token)))));
        });
        context.register(ClientDoors.class, StaffDoor.class, Behind.class);
        context.refresh();
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    /** No component, so that whole-application tests do not find it. */
    @EnableWebMvc
    @EnableWebSecurity
    static class StaffDoor {

        @Bean
        @Order(3)
        SecurityFilterChain staff(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }
    }

    @RestController
    static class Behind {

        @RequestMapping("/**")
        String who(Principal client) {
            return client.getName();
        }
    }
}
