package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.casefile.crypto.SlowHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The installation's three keys, from their properties or from the files that these name. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    static final String ORGANISATION = "dueprocess.keys.organisation";
    static final String LOOKUP = "dueprocess.keys.lookup";
    static final String PEPPER = "dueprocess.keys.pepper";

    private static final String FILE = "file:";

    @Bean
    OrganisationKey organisationKey(@Value("${" + ORGANISATION + "}") String keyset) {
        return organisation(keyset);
    }

    @Bean
    LookupKey lookupKey(@Value("${" + LOOKUP + "}") String key) {
        return lookup(key);
    }

    @Bean
    SlowHash slowHash(@Value("${" + PEPPER + "}") String pepper) {
        return peppered(pepper);
    }

    /** Throws IllegalArgumentException, whose message names the property and never quotes its value. */
    static OrganisationKey organisation(String setting) {
        return OrganisationKey.parse(resolve(ORGANISATION, setting));
    }

    /** Throws IllegalArgumentException, whose message names the property and never quotes its value. */
    static LookupKey lookup(String setting) {
        return LookupKey.parse(resolve(LOOKUP, setting));
    }

    /** Throws IllegalArgumentException, whose message names the property and never quotes its value. */
    static SlowHash peppered(String setting) {
        return SlowHash.withPepper(resolve(PEPPER, setting));
    }

    /** Whether locators and secrets of receipt codes would be peppered alike, so that one leak gave both away. */
    static boolean alike(String lookup, String pepper) {
        return resolve(LOOKUP, lookup).strip().equals(resolve(PEPPER, pepper).strip());
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
