package io.dueprocess.node;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What the role means for the parts that are not ours. On a public node Camunda's web applications, REST and job executor do
 * not even start; nothing is deployed or migrated by the engine, no mail leaves, and the health says up or down. These
 * settings go before all others: no configuration opens what the role closes. A role or an onion address that is none stops
 * the start.
 */
public class RoleSettings implements EnvironmentPostProcessor, Ordered {

    private static final String EXCLUDED = "spring.autoconfigure.exclude";
    private static final String ENGINE_REST =
            "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Role role = Role.of(environment);
        Onion.address(environment);
        if (!role.servesStaff()) {
            environment.getPropertySources().addFirst(new MapPropertySource("public node", publicNode(environment)));
        }
    }

    private static Map<String, Object> publicNode(ConfigurableEnvironment environment) {
        Map<String, Object> settings = new HashMap<>();
        String excluded = environment.getProperty(EXCLUDED, "");
        settings.put(EXCLUDED, excluded.isBlank() ? ENGINE_REST : excluded + "," + ENGINE_REST);
        settings.put("camunda.bpm.webapp.enabled", false);
        settings.put("camunda.bpm.job-execution.enabled", false);
        settings.put("camunda.bpm.auto-deployment-enabled", false);
        settings.put("camunda.bpm.database.schema-update", false);
        settings.put("springdoc.api-docs.enabled", false);
        settings.put("dueprocess.mail.sender-enabled", false);
        settings.put("management.endpoints.web.exposure.include", "health");
        settings.put("management.endpoints.web.exposure.exclude", "");
        settings.put("management.endpoints.web.discovery.enabled", false);
        settings.put("management.endpoint.health.probes.enabled", false);
        settings.put("management.endpoint.health.show-details", "never");
        settings.put("management.endpoint.health.show-components", "never");
        return settings;
    }
}
