package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import io.dueprocess.casefile.crypto.SlowHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
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
    Keyset keyset(@Value("${" + ORGANISATION + "}") String setting) {
        return new Keyset(setting);
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

    /** The file that the setting names; empty when the setting is the key itself. */
    static Optional<Path> file(String setting) {
        return setting.startsWith(FILE) ? Optional.of(Path.of(setting.substring(FILE.length()))) : Optional.empty();
    }

    private static String resolve(String property, String setting) {
        try {
            Optional<Path> file = file(setting);
            return file.isPresent() ? Files.readString(file.get()) : setting;
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(property + " names a file that cannot be read", e);
        }
    }
}
