package io.dueprocess.organisation;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Finds the texts in which a country's law differs: {@code messages/country/<country>*.properties}. They go before all
 * others; for a country that has none, the others name no national law.
 */
public class CountryTexts implements EnvironmentPostProcessor, Ordered {

    /** Name of a bundle, for whoever reads texts. */
    private static final String PROPERTY = "dueprocess.country-texts";

    /** What there is anyway, so that a list of bundles never names one that is not. */
    private static final String NONE = "messages/portal";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String bundle = bundle(environment.getProperty(Field.COUNTRY, ""));
        environment.getPropertySources().addLast(new MapPropertySource("country", Map.of(PROPERTY, bundle)));
    }

    private static String bundle(String country) {
        String bundle = "messages/country/" + country;
        boolean known = country.matches("[A-Z]{2}")
                && CountryTexts.class.getClassLoader().getResource(bundle + ".properties") != null;
        return known ? bundle : NONE;
    }
}
