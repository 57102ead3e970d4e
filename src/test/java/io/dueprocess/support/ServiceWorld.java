package io.dueprocess.support;

import io.dueprocess.casefile.crypto.OrganisationKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a module's services stand on in a test: settings, texts, an H2 database with transactions. To be imported; no component. */
public class ServiceWorld {

    @Bean
    DataSource database() {
        return new Counted(TestDatabases.h2());
    }

    @Bean
    JdbcClient jdbc(DataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource database) {
        return new DataSourceTransactionManager(database);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    /**
     * Gives the context keys, a zone and a name of the organisation.
     *
     * @param own settings beside these
     */
    public static void settle(ConfigurableApplicationContext context, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "dueprocess.keys.organisation", OrganisationKey.generate(),
                "dueprocess.keys.lookup", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "dueprocess.keys.pepper", "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=",
                "dueprocess.zone", "Europe/Copenhagen",
                "dueprocess.country", "DK",
                "dueprocess.base-url", "https://privacy.example.org",
                "dueprocess.organisation.name", "Milestone"));
        settings.putAll(own);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("world", settings));
    }

    /** The texts of these bundles, as the application reads them. */
    public static ResourceBundleMessageSource messages(String... bundles) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                Stream.of(bundles).map(bundle -> "messages/" + bundle).toArray(String[]::new));
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
