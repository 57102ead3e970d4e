package io.dueprocess.datamap;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Catalogue.Table;
import io.dueprocess.datamap.jdbc.JdbcSystem;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Service;

/** Finds one person's data in the systems of the catalogue; bounded rows and time. */
@Service
public class SystemsOfRecord {

    private static final Logger LOG = LoggerFactory.getLogger(SystemsOfRecord.class);

    private final Catalogue catalogue;
    private final Connectors connectors;

    SystemsOfRecord(DataMapSettings settings, Environment environment, ResourceLoader resources) {
        if (settings.file() == null) {
            LOG.warn("No data map: set dueprocess.data-map.file; until then no system is asked for anybody's data.");
        }
        this.catalogue = settings.file() == null
                ? WhoAnswers.of(environment).in(new Catalogue(null, null, List.of(), List.of(), List.of()))
                : WhoAnswers.of(environment).inComplete(CatalogueFile.read(resources.getResource(settings.file())));
        this.connectors = new Connectors(settings, environment);
        catalogue.systems().stream().filter(SystemOfRecord::hasConnector).forEach(connectors::check);
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
        rows(system, identity, (table, row, uncertain) -> keep(found, system, table, row, uncertain));
        return List.copyOf(found.values());
    }

    /** Takes a row with all columns of the map; a row may come more than once, and is certain if it once was. */
    interface Take {
        void take(Table table, Map<String, String> row, boolean uncertain);
    }

    /** The person's rows, and none that bears somebody else's name. */
    void rows(SystemOfRecord system, Identity identity, Take take) {
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
                        take.take(table, row, uncertain);
                    }
                }
                rows(system, table, key, identity.uncertain()).forEach(row -> take.take(table, row, true));
            }
        }
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
                    .ifPresent(key -> connector(system)
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

    /** Rows of the table that one of the keys finds, whoever they are about. */
    List<Map<String, String>> rows(SystemOfRecord system, Table table, Map<String, Set<String>> keys) {
        return table.keys().stream()
                .filter(Catalogue.Key::finds)
                .flatMap(key -> rows(system, table, key, keys).stream())
                .toList();
    }

    private List<Map<String, String>> rows(
            SystemOfRecord system, Table table, Catalogue.Key key, Map<String, Set<String>> keys) {
        Set<String> values = keys.getOrDefault(key.key(), Set.of());
        return values.isEmpty()
                ? List.of()
                : connector(system).find(table, key.column(), values, key.key().equals(IdentityWalk.EMAIL));
    }

    /** Only of a system that has one. */
    Connector connector(SystemOfRecord system) {
        return connectors.of(system);
    }

    /**
     * Key columns of a database that no index helps to look up; empty for other systems.
     *
     * @throws SystemUnavailable when it does not say
     */
    List<String> withoutIndex(SystemOfRecord system) {
        return system.jdbc() != null && connectors.counted(system).uncounted() instanceof JdbcSystem database
                ? database.withoutIndex()
                : List.of();
    }

    @PreDestroy
    void close() {
        connectors.close();
    }
}
