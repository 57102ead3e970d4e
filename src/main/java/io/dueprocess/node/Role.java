package io.dueprocess.node;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.PropertyResolver;

/** The role of a node, {@code dueprocess.role}. */
public enum Role {
    /** The public portal and the staff side together; the usual case of one node, and of several alike ones. */
    ALL,
    /** The portal alone, for a place that strangers reach, such as a DMZ or an onion service: no engine work, no sign-in. */
    PUBLIC,
    /** Everything but the portal's pages. */
    STAFF;

    static final String PROPERTY = "dueprocess.role";

    /** Throws an InvalidConfigurationPropertyValueException, which the start shows as it is, for an unknown value. */
    public static Role of(PropertyResolver settings) {
        String value = settings.getProperty(PROPERTY, "all").strip();
        return Arrays.stream(values())
                .filter(role -> role.setting().equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                        PROPERTY,
                        value,
                        "It must be one of "
                                + Arrays.stream(values()).map(Role::setting).collect(Collectors.joining(", ")) + "."));
    }

    public boolean servesPublic() {
        return this != STAFF;
    }

    public boolean servesStaff() {
        return this != PUBLIC;
    }

    private String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
