package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.jdbc.JdbcSystem;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Service;

/** Finds one person's data in the systems of the catalogue; read-only, bound parameters only, bounded rows and time. */
@Service
public class SystemsOfRecord {

    private static final Logger LOG = LoggerFactory.getLogger(SystemsOfRecord.class);

    private final Catalogue catalogue;
    private final DataMapSettings settings;
    private final Environment environment;
    private final Map<String, JdbcSystem> connections = new ConcurrentHashMap<>();

    SystemsOfRecord(DataMapSettings settings, Environment environment, ResourceLoader resources) {
        this.settings = settings;
        this.environment = environment;
        if (settings.file() == null) {
            LOG.warn("No data map: set dueprocess.data-map.file; until then no system is asked for anybody's data.");
        }
        this.catalogue = settings.file() == null
                ? new Catalogue(null, null, List.of(), List.of(), List.of())
                : CatalogueFile.read(resources.getResource(settings.file()));
        catalogue.systems().stream().filter(system -> system.jdbc() != null).forEach(this::requireSettings);
    }

    /** What a connector's address, user or password refers to is missed at the start, not at the first request. */
    private void requireSettings(SystemOfRecord system) {
        Catalogue.Jdbc jdbc = system.jdbc();
        Stream.of(jdbc.url(), jdbc.user(), jdbc.password()).forEach(environment::resolveRequiredPlaceholders);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** Walks the identity graph through all systems to a fixed point. A system that is down is named, not fatal. */
    public Identity identify(Person person) {
        return new IdentityWalk(catalogue, this::rows).identify(person);
    }

    /**
     * The person's rows in one system, and nobody else's.
     *
     * @throws SystemUnavailable to be retried
     */
    public List<FoundRow> collect(String systemId, Identity identity) {
        SystemOfRecord system = catalogue.system(systemId);
        Map<String, FoundRow> found = new LinkedHashMap<>();
        for (Table table : system.tables()) {
            RowOwnership ownership = new RowOwnership(identity.name(), table);
            for (Catalogue.Key key : table.keys()) {
                if (!key.finds()) {
                    continue;
                }
                for (Map<String, String> row : rows(system, table, key, identity.keys())) {
                    RowOwnership.Verdict verdict = ownership.of(row, key);
                    boolean uncertain = verdict == RowOwnership.Verdict.OTHER_NAME
                            || verdict == RowOwnership.Verdict.NO_NAME && identity.sharedMailbox();
                    if (verdict != RowOwnership.Verdict.SOMEBODY_ELSE) {
                        keep(found, system, table, row, uncertain);
                    }
                }
                rows(system, table, key, identity.uncertain()).forEach(row -> keep(found, system, table, row, true));
            }
        }
        return List.copyOf(found.values());
    }

    /** Systems that know mail addresses, so that {@link #contacts} finds somebody. */
    public List<SystemOfRecord> withContacts() {
        return catalogue.systems().stream()
                .filter(SystemOfRecord::hasConnector)
                .filter(system -> system.tables().stream()
                        .anyMatch(table -> mailKey(table).isPresent()))
                .toList();
    }

    /**
     * Everybody who has a mail address in the system: name, or empty, and address, once per row that has one, as the system
     * sends them.
     *
     * @param most rows per table
     * @throws SystemUnavailable when it does not answer in time or has more
     */
    public void contacts(String systemId, int most, BiConsumer<String, String> take) {
        SystemOfRecord system = catalogue.system(systemId);
        for (Table table : system.tables()) {
            mailKey(table)
                    .ifPresent(key -> connection(system)
                            .each(
                                    table,
                                    key.column(),
                                    most,
                                    row -> take.accept(name(table, row), row.get(key.column()))));
        }
    }

    private static Optional<Catalogue.Key> mailKey(Table table) {
        return table.keys().stream()
                .filter(key -> key.key().equals(IdentityWalk.EMAIL))
                .findFirst();
    }

    private static String name(Table table, Map<String, String> row) {
        return table.nameColumns().stream()
                .map(row::get)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    /** A row found twice is certain if one of the ways was. */
    private static void keep(
            Map<String, FoundRow> found,
            SystemOfRecord system,
            Table table,
            Map<String, String> row,
            boolean uncertain) {
        String id = row.get(table.id());
        Map<String, String> values = new LinkedHashMap<>();
        table.columns().forEach(column -> values.put(column.name(), row.get(column.name())));
        found.merge(
                table.name() + "/" + id,
                new FoundRow(system.id(), table.name(), id, values, uncertain),
                (earlier, later) -> earlier.uncertain() ? later : earlier);
    }

    private List<Map<String, String>> rows(
            SystemOfRecord system, Table table, Catalogue.Key key, Map<String, java.util.Set<String>> keys) {
        java.util.Set<String> values = keys.getOrDefault(key.key(), java.util.Set.of());
        return values.isEmpty()
                ? List.of()
                : connection(system).rows(table, key.column(), values, key.key().equals(IdentityWalk.EMAIL));
    }

    /** How the system is asked and changed. */
    Connector connector(SystemOfRecord system) {
        throw new UnsupportedOperationException(system.id());
    }

    private JdbcSystem connection(SystemOfRecord system) {
        return connections.computeIfAbsent(system.id(), id -> {
            Catalogue.Jdbc jdbc = system.jdbc();
            if (jdbc == null) {
                throw new SystemUnavailable(id, "http");
            }
            return new JdbcSystem(
                    system,
                    environment.resolveRequiredPlaceholders(jdbc.url()),
                    environment.resolveRequiredPlaceholders(jdbc.user()),
                    environment.resolveRequiredPlaceholders(jdbc.password()),
                    settings.timeout(),
                    settings.mostRows());
        });
    }

    @PreDestroy
    void close() {
        connections.values().forEach(JdbcSystem::close);
    }
}
