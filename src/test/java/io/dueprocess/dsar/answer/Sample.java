package io.dueprocess.dsar.answer;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dueprocess.datamap.Catalogue;
import io.dueprocess.dsar.ReviewItem;
import io.dueprocess.dsar.ReviewItem.Decision;
import io.dueprocess.dsar.Right;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A request of an invented person, with rows in the systems of the demo's data map. */
final class Sample {

    static final Locale DANISH = Locale.forLanguageTag("da");
    static final Catalogue CATALOGUE = catalogue();

    /** Stands for what must never leave the house. */
    static final String SECRET = "HEMMELIGT-7391";

    Locale language = Locale.ENGLISH;
    String name = "Søren Ærø Ågård";
    Set<Right> rights = Set.of(Right.ACCESS);
    String note;
    final List<ReviewItem> items = new ArrayList<>();
    final List<AnswerInput.Statement> statements = new ArrayList<>();
    final List<AnswerInput.Enclosure> enclosures = new ArrayList<>();

    static Sample of(Locale language, Right... rights) {
        Sample sample = new Sample();
        sample.language = language;
        sample.rights = Set.of(rights);
        return sample;
    }

    /** Rows in three systems, one left out, one field blacked out, one system searched by hand. */
    Sample filled() {
        include(
                "crm",
                "contact",
                List.of(
                        "Søren",
                        "Ågård",
                        "soren@example.dk",
                        "+45 12 34 56 78",
                        "Chefkonsulent",
                        "Fjord & Bæk ApS",
                        "Ærøgade 7",
                        "5970",
                        "Ærøskøbing",
                        "Danmark",
                        "A",
                        "2021-03-02"));
        for (int n = 1; n <= 12; n++) {
            include(
                    "crm",
                    "orders",
                    List.of(
                            "10" + n,
                            "2025-0" + (n % 9 + 1) + "-11",
                            "XProtect Corporate",
                            "" + n,
                            n * 1250 + ".00",
                            "F-20" + n,
                            n % 2 == 0 ? "P" : "O"));
        }
        include("crm", "consent", List.of("NEWS", "yes", "2024-01-05 10:00:00"));
        redact("crm", "note", List.of("2024-05-06", SECRET), "text", "others");
        exclude("crm", "note", List.of("2024-05-07", SECRET), "secret");
        include("newsletter", "subscriber", null);
        include("events", "attendee", null);
        statements.add(
                new AnswerInput.Statement("accounts", true, "Your account was found by hand.\n\nUser name: soren"));
        return this;
    }

    AnswerInput input() {
        return new AnswerInput(
                "DP-7K3M-Q2XA",
                language,
                name,
                LocalDate.of(2026, 11, 24),
                LocalDate.of(2026, 12, 8),
                rights,
                CATALOGUE,
                items,
                Set.of("crm", "newsletter", "events"),
                statements,
                note,
                enclosures);
    }

    Sample include(String system, String table, List<String> values) {
        return add(system, table, values, Decision.INCLUDE, null, Map.of());
    }

    Sample exclude(String system, String table, List<String> values, String ground) {
        return add(system, table, values, Decision.EXCLUDE, ground, Map.of());
    }

    Sample redact(String system, String table, List<String> values, String column, String reason) {
        return add(system, table, values, Decision.INCLUDE, null, Map.of(column, reason));
    }

    /** @param values in the catalogue's order; null fills in a value for each column */
    Sample add(
            String system,
            String table,
            List<String> values,
            Decision decision,
            String ground,
            Map<String, String> redactions) {
        Catalogue.SystemOfRecord source = CATALOGUE.system(system);
        Catalogue.Table found = source.tables().stream()
                .filter(candidate -> candidate.name().equals(table))
                .findFirst()
                .orElseThrow();
        List<ReviewItem.Field> fields = new ArrayList<>();
        for (int n = 0; n < found.columns().size(); n++) {
            Catalogue.Column column = found.columns().get(n);
            String value = values == null ? "value of " + column.name() : n < values.size() ? values.get(n) : null;
            String raw = value;
            if (value != null && column.codes() != null && column.codes().containsKey(value)) {
                value = column.codes().get(value).in(language) + " (" + value + ")";
            }
            fields.add(new ReviewItem.Field(
                    column.name(),
                    column.label().in(language),
                    value,
                    raw,
                    column.provided(),
                    redactions.get(column.name())));
        }
        items.add(new ReviewItem(
                system + "/" + items.size(),
                system,
                source.name().in(language),
                found.label().in(language),
                Collections.unmodifiableList(fields),
                false,
                decision,
                ground));
        return this;
    }

    /** Every file's text, the letter's as a reader sees it. */
    static String text(AnswerPackage answer, String file) {
        return new String(content(answer, file), StandardCharsets.UTF_8);
    }

    static byte[] content(AnswerPackage answer, String file) {
        return answer.files().stream()
                .filter(candidate -> candidate.name().equals(file))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private static Catalogue catalogue() {
        try (InputStream in = Sample.class.getResourceAsStream("/datamap/milestone.yaml")) {
            return YAMLMapper.builder().findAndAddModules().build().readValue(in, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
