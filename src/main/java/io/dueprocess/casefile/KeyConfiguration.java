package io.dueprocess.casefile;

import io.dueprocess.casefile.crypto.LookupKey;
import io.dueprocess.casefile.crypto.OrganisationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The installation's two keys, from their properties or from the files that these name. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    private static final String FILE = "file:";

    @Bean
    OrganisationKey organisationKey(@Value("${dueprocess.keys.organisation}") String keyset) {
        return OrganisationKey.parse(resolve(keyset));
    }

    @Bean
    LookupKey lookupKey(@Value("${dueprocess.keys.lookup}") String key) {
        return LookupKey.parse(resolve(key));
    }

    static String resolve(String value) {
        if (!value.startsWith(FILE)) {
            return value;
        }
        try {
            return Files.readString(Path.of(value.substring(FILE.length())));
        } catch (IOException e) {
            throw new UncheckedIOException("key file cannot be read", e);
        }
    }
}
