package io.dueprocess.datamap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/** Reads and checks a catalogue: a mistake in it stops the start, not a request. */
final class CatalogueFile {

    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final String file;

    private CatalogueFile(String file) {
        this.file = file;
    }

    static Catalogue read(Resource resource) {
        CatalogueFile reading = new CatalogueFile(resource.getDescription());
        try (InputStream in = resource.getInputStream()) {
            Catalogue catalogue = YAML.readValue(in, Catalogue.class);
            reading.check(catalogue);
            return catalogue;
        } catch (JsonProcessingException e) {
            throw new InvalidCatalogue(
                    reading.file,
                    e.getOriginalMessage() + " at line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
        } catch (IOException e) {
            throw new InvalidCatalogue(reading.file, "cannot be read");
        }
    }

    private void check(Catalogue catalogue) {
        require(catalogue.controller() != null && catalogue.authority() != null, "controller and authority are needed");
        unique("recipient", catalogue.recipients(), Catalogue.Recipient::id);
        unique("activity", catalogue.activities(), Catalogue.Activity::id);
        unique("system", catalogue.systems(), Catalogue.SystemOfRecord::id);
        Set<String> recipients = ids(catalogue.recipients(), Catalogue.Recipient::id);
        for (Catalogue.Activity activity : catalogue.activities()) {
            activity.recipients()
                    .forEach(id -> require(recipients.contains(id), activity.id() + ": unknown recipient " + id));
        }
        Set<String> activities = ids(catalogue.activities(), Catalogue.Activity::id);
        for (Catalogue.SystemOfRecord system : catalogue.systems()) {
            require(system.id().matches("[a-z][a-z0-9-]{0,30}"), system.id() + ": not an id of a system");
            system.activities()
                    .forEach(id -> require(activities.contains(id), system.id() + ": unknown activity " + id));
            unique(system.id() + ": table", system.tables(), Catalogue.Table::name);
            system.tables().forEach(table -> check(system, table));
        }
    }

    private void check(Catalogue.SystemOfRecord system, Catalogue.Table table) {
        String place = system.id() + "." + table.name();
        Stream.of(
                        Stream.of(table.name(), table.id()),
                        table.nameColumns().stream(),
                        table.keys().stream().map(Catalogue.Key::column),
                        table.columns().stream().map(Catalogue.Column::name))
                .flatMap(Function.identity())
                .forEach(name -> require(
                        name != null && name.matches(IDENTIFIER), place + ": '" + name + "' is not an identifier"));
        require(table.keys().stream().anyMatch(Catalogue.Key::finds), place + ": no key finds its rows");
        table.keys().forEach(key -> require(key.key() != null, place + ": a key without a name"));
        unique(place + ": column", table.columns(), Catalogue.Column::name);
    }

    private <T> void unique(String what, List<T> all, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        all.forEach(one -> require(seen.add(id.apply(one)), what + " " + id.apply(one) + " stands twice"));
    }

    private static <T> Set<String> ids(List<T> all, Function<T, String> id) {
        return all.stream().map(id).collect(Collectors.toSet());
    }

    private void require(boolean holds, String reason) {
        if (!holds) {
            throw new InvalidCatalogue(file, reason);
        }
    }
}
