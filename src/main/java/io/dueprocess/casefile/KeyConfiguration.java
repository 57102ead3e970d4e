package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The installation's two keys, from their properties or from the files that these name. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    static final String ORGANISATION = "dueprocess.keys.organisation";
    static final String LOOKUP = "dueprocess.keys.lookup";

    private static final String FILE = "file:";

    @Bean
    OrganisationKey organisationKey(@Value("${" + ORGANISATION + "}") String keyset) {
        return organisation(keyset);
    }

    @Bean
    LookupKey lookupKey(@Value("${" + LOOKUP + "}") String key) {
        return lookup(key);
    }

    /** Throws IllegalArgumentException, whose message names the property and never quotes its value. */
    static OrganisationKey organisation(String setting) {
        return OrganisationKey.parse(resolve(ORGANISATION, setting));
    }

    /** Throws IllegalArgumentException, whose message names the property and never quotes its value. */
    static LookupKey lookup(String setting) {
        return LookupKey.parse(resolve(LOOKUP, setting));
    }

    private static String resolve(String property, String setting) {
        if (!setting.startsWith(FILE)) {
            return setting;
        }
        try {
            return Files.readString(Path.of(setting.substring(FILE.length())));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(property + " names a file that cannot be read", e);
        }
    }
}
