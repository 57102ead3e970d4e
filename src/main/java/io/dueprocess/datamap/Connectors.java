package io.dueprocess.datamap;

import io.dueprocess.casefile.MissingSettings;
import io.dueprocess.datamap.Catalogue.Jdbc;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.http.HttpAddress;
import io.dueprocess.datamap.http.HttpSystem;
import io.dueprocess.datamap.jdbc.JdbcSystem;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/** Makes the connector of each system when it is first needed, with the configuration's addresses and secrets. */
final class Connectors implements AutoCloseable {

    private final DataMapSettings settings;
    private final Environment environment;
    private final ZoneId zone;
    private final Map<String, CountedConnector> made = new ConcurrentHashMap<>();

    Connectors(DataMapSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
        this.zone = environment.getProperty("dueprocess.zone", ZoneId.class, ZoneOffset.UTC);
    }

    /** What a connector's address, user or password refers to is missed at the start, not at the first request. */
    void check(SystemOfRecord system) {
        if (system.jdbc() != null) {
            resolved(system.jdbc());
        }
        if (system.http() != null) {
            Http http = resolved(system.http());
            boolean allowed = HttpAddress.allowed(http.url())
                    && (http.oauth() == null || HttpAddress.allowed(http.oauth().tokenUrl()));
            if (!allowed) {
                throw new InvalidCatalogue(
                        settings.file(), system.id() + ": addresses begin with https:// and hold no password");
            }
        }
    }

    Connector of(SystemOfRecord system) {
        return counted(system);
    }

    CountedConnector counted(SystemOfRecord system) {
        return made.computeIfAbsent(system.id(), id -> new CountedConnector(id, make(system)));
    }

    private Connector make(SystemOfRecord system) {
        return system.jdbc() != null
                ? new JdbcSystem(system, resolved(system.jdbc()), settings.timeout(), settings.mostRows(), zone)
                : new HttpSystem(system, resolved(system.http()), settings.timeout(), settings.mostRows(), zone);
    }

    private Jdbc resolved(Jdbc jdbc) {
        return new Jdbc(
                resolved(jdbc.url()),
                resolved(jdbc.user()),
                resolved(jdbc.password()),
                resolved(jdbc.writer()),
                resolved(jdbc.writerPassword()));
    }

    private Http resolved(Http http) {
        OAuth oauth = http.oauth();
        return new Http(
                resolved(http.url()),
                oauth == null
                        ? null
                        : new OAuth(
                                resolved(oauth.tokenUrl()),
                                resolved(oauth.clientId()),
                                resolved(oauth.clientSecret()),
                                resolved(oauth.scope())),
                http.writes());
    }

    private String resolved(String text) {
        try {
            return text == null ? null : environment.resolveRequiredPlaceholders(text);
        } catch (PlaceholderResolutionException missing) {
            throw new MissingSettings(
                    List.of(missing.getPlaceholder() + ": " + settings.file() + " reaches a system with it"));
        }
    }

    @Override
    public void close() {
        made.values().forEach(Connector::close);
    }
}
