package io.dueprocess.casefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * No secret has a default. What is missing is named, all of it at once, before anything starts. Only the profile
 * {@code demo} makes its own keys, in the data folder.
 */
public class RequiredSettings implements EnvironmentPostProcessor, Ordered {

    private static final String ORGANISATION = "dueprocess.keys.organisation";
    private static final String LOOKUP = "dueprocess.keys.lookup";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            makeDemoKeys(environment);
        }
        List<String> missing = missing(environment);
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
    }

    private static void makeDemoKeys(ConfigurableEnvironment environment) {
        if (environment.containsProperty(ORGANISATION)) {
            return;
        }
        Path folder = Path.of(environment.getRequiredProperty("dueprocess.data"), "keys");
        KeyFiles.makeMissing(folder);
        Map<String, Object> made = Map.of(
                ORGANISATION, "file:" + folder.resolve(KeyFiles.ORGANISATION),
                LOOKUP, "file:" + folder.resolve(KeyFiles.LOOKUP));
        environment.getPropertySources().addFirst(new MapPropertySource("demo keys", made));
    }

    private static List<String> missing(ConfigurableEnvironment environment) {
        Map<String, String> required = new LinkedHashMap<>();
        required.put(ORGANISATION, "keyset that wraps the data keys, or file:/path; make one with new-keys");
        required.put(LOOKUP, "key of the code hashes, or file:/path; made with the first");
        required.put("dueprocess.base-url", "address under which people reach this installation");
        required.put("dueprocess.organisation.name", "who answers");
        required.put("spring.datasource.url", "database; with the profile postgres: DB_URL");
        String url = value(environment, "spring.datasource.url");
        if (!url.startsWith("jdbc:h2:")) {
            required.put("spring.datasource.username", "with the profile postgres: DB_USER");
            required.put("spring.datasource.password", "with the profile postgres: DB_PASSWORD");
        }
        List<String> missing = new ArrayList<>();
        required.forEach((name, meaning) -> {
            if (value(environment, name).isBlank()) {
                missing.add(name + " (" + meaning + ")");
            }
        });
        return missing;
    }

    private static String value(ConfigurableEnvironment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.startsWith("${") ? "" : value;
    }
}
