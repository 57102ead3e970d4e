package io.dueprocess.datamap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;

/** Reads and checks a catalogue: a mistake in it stops the start, not a request. */
final class CatalogueFile {

    private static final String MAIL = "[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
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
        catalogue
                .recipients()
                .forEach(recipient -> require(
                        recipient.contact() == null || recipient.contact().matches(MAIL),
                        recipient.id() + ": contact is not a mail address"));
        unique("recipient", catalogue.recipients(), Catalogue.Recipient::id);
        unique("activity", catalogue.activities(), Catalogue.Activity::id);
        unique("system", catalogue.systems(), Catalogue.SystemOfRecord::id);
        Set<String> recipients = ids(catalogue.recipients(), Catalogue.Recipient::id);
        for (Catalogue.Activity activity : catalogue.activities()) {
            activity.recipients()
                    .forEach(id -> require(recipients.contains(id), activity.id() + ": unknown recipient " + id));
        }
        Set<String> activities = ids(catalogue.activities(), Catalogue.Activity::id);
        SystemCheck systems = new SystemCheck(file, activities);
        catalogue.systems().forEach(systems::check);
        unique("retention rule", catalogue.retention(), RetentionRule::id);
        catalogue.retention().forEach(rule -> check(rule, catalogue));
    }

    private void check(RetentionRule rule, Catalogue catalogue) {
        String place = "retention rule " + rule.id();
        require(rule.id() != null && rule.id().matches("[a-z][a-z0-9-]{0,60}"), place + ": not an id of a rule");
        require(
                catalogue.activities().stream()
                        .anyMatch(activity -> activity.id().equals(rule.activity())),
                place + ": unknown activity " + rule.activity());
        require(SystemCheck.positive(rule.period()), place + ": needs a period such as P5Y");
        require(rule.promise() != null, place + ": the promise that it keeps is missing");
        Catalogue.SystemOfRecord system = catalogue.systems().stream()
                .filter(one -> one.id().equals(rule.system()))
                .findFirst()
                .orElseThrow(() -> new InvalidCatalogue(file, place + ": unknown system " + rule.system()));
        require(
                system.hasConnector() == (rule.table() != null),
                place + ": a table for a system with a connector, and only then");
        if (rule.table() != null) {
            check(place, rule, system);
        }
    }

    private void check(String place, RetentionRule rule, Catalogue.SystemOfRecord system) {
        Catalogue.Table table = system.tables().stream()
                .filter(one -> one.name().equals(rule.table()))
                .findFirst()
                .orElseThrow(() -> new InvalidCatalogue(file, place + ": unknown table " + rule.table()));
        require(table.erasure() != null, place + ": its table has no erasure");
        require(
                table.resource() == null || table.resource().all() != null,
                place + ": its resource does not say where all rows are");
        require(SystemCheck.identifier(rule.from()), place + ": from is not an identifier");
        rule.where()
                .forEach((column, value) -> require(
                        SystemCheck.identifier(column) && value != null && !value.matches("true|false"),
                        place + ": " + column + " needs a text; truth values are \"TRUE\" and \"FALSE\", in quotes"));
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
