package io.dueprocess.node;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.PropertyResolver;

/** The portal's address in the Tor network, {@code dueprocess.onion}; a version 3 address, the only kind that there still is. */
public final class Onion {

    static final String PROPERTY = "dueprocess.onion";

    private static final Pattern ADDRESS = Pattern.compile("https?://([a-z0-9-]+\\.)*[a-z2-7]{56}\\.onion(:\\d{1,5})?");

    private Onion() {}

    /** Without a slash at the end; empty when none is set. Throws for a value that is no onion address. */
    public static Optional<String> address(PropertyResolver settings) {
        String value = settings.getProperty(PROPERTY, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!ADDRESS.matcher(value).matches()) {
            throw new InvalidConfigurationPropertyValueException(
                    PROPERTY, value, "It must be like http://<56 letters and digits>.onion, without a path.");
        }
        return Optional.of(value);
    }
}
