package io.dueprocess.casefile;

import io.dueprocess.organisation.OrganisationRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.PlaceholderResolutionException;

/**
 * No secret has a default. What is missing is named, all of it at once, before anything starts. Only the profile
 * {@code demo} makes its own keys, in the data folder.
 */
public class RequiredSettings implements EnvironmentPostProcessor, Ordered {

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            makeDemoKeys(environment);
        }
        List<String> problems = problems(environment);
        if (!problems.isEmpty()) {
            throw new MissingSettings(problems);
        }
    }

    /** All or none: keys that belong to a database are not mixed with fresh ones. */
    private static void makeDemoKeys(ConfigurableEnvironment environment) {
        boolean given = Stream.of(KeyConfiguration.ORGANISATION, KeyConfiguration.LOOKUP, KeyConfiguration.PEPPER)
                .anyMatch(name -> !value(environment, name).isBlank());
        if (given) {
            return;
        }
        Path folder = Path.of(environment.getRequiredProperty("dueprocess.data"), "keys");
        KeyFiles.makeMissing(folder);
        Map<String, Object> made = Map.of(
                KeyConfiguration.ORGANISATION, "file:" + folder.resolve(KeyFiles.ORGANISATION),
                KeyConfiguration.LOOKUP, "file:" + folder.resolve(KeyFiles.LOOKUP),
                KeyConfiguration.PEPPER, "file:" + folder.resolve(KeyFiles.PEPPER));
        environment.getPropertySources().addFirst(new MapPropertySource("demo keys", made));
    }

    private static List<String> problems(ConfigurableEnvironment environment) {
        List<String> problems = new ArrayList<>();
        required(environment).forEach((name, meaning) -> {
            if (value(environment, name).isBlank()) {
                problems.add(name + " (" + meaning + ")");
            }
        });
        problems.addAll(OrganisationRules.problems(name -> value(environment, name)));
        unusable(value(environment, KeyConfiguration.ORGANISATION), KeyConfiguration::organisation)
                .ifPresent(problems::add);
        unusable(value(environment, KeyConfiguration.LOOKUP), KeyConfiguration::lookup)
                .ifPresent(problems::add);
        unusable(value(environment, KeyConfiguration.PEPPER), KeyConfiguration::peppered)
                .ifPresent(problems::add);
        if (problems.isEmpty()
                && KeyConfiguration.alike(
                        value(environment, KeyConfiguration.LOOKUP), value(environment, KeyConfiguration.PEPPER))) {
            problems.add(KeyConfiguration.LOOKUP + " and " + KeyConfiguration.PEPPER + " are the same key");
        }
        return problems;
    }

    private static Map<String, String> required(ConfigurableEnvironment environment) {
        Map<String, String> required = new LinkedHashMap<>();
        required.put(
                KeyConfiguration.ORGANISATION,
                "keyset that wraps the data keys, or file:/path; make one with new-keys");
        required.put(KeyConfiguration.LOOKUP, "key of the code hashes, or file:/path; made with the first");
        required.put(
                KeyConfiguration.PEPPER, "pepper of receipt codes and passphrases, or file:/path; made with the first");
        required.put("dueprocess.base-url", "address under which people reach this installation");
        required.put("dueprocess.organisation.name", "who answers; the command set-up writes it");
        required.put("dueprocess.data-map.file", "systems of record, purposes and recipients; see docs/data-map.md");
        required.put("spring.datasource.url", "database; with the profile postgres: DB_URL");
        if (!value(environment, "spring.datasource.url").startsWith("jdbc:h2:")) {
            required.put("spring.datasource.username", "with the profile postgres: DB_USER");
            required.put("spring.datasource.password", "with the profile postgres: DB_PASSWORD");
        }
        return required;
    }

    private static Optional<String> unusable(String key, Consumer<String> parser) {
        if (key.isBlank()) {
            return Optional.empty();
        }
        try {
            parser.accept(key);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static String value(ConfigurableEnvironment environment, String name) {
        try {
            return environment.getProperty(name, "");
        } catch (PlaceholderResolutionException nothingBehindIt) {
            return "";
        }
    }
}
