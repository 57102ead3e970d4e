package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.datamap.Catalogue.Column;
import io.dueprocess.datamap.Catalogue.Key;
import io.dueprocess.datamap.Catalogue.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every connector keeps to. A new kind of system extends this class and makes a system of its kind that holds the
 * rows of one table, {@link #PEOPLE}.
 */
public abstract class ConnectorContract {

    /** A number as id, texts, a date, a number with decimals, a truth value; and a mark that is not shown. */
    protected static final Table PEOPLE = new Table(
            "people",
            text("Person"),
            "person_id",
            List.of("full_name"),
            List.of(new Key("email", "email", true, false), new Key("person_id", "personId", true, true)),
            List.of(
                    column("full_name", "string"),
                    column("email", "string"),
                    column("born_on", "date"),
                    column("balance", "number"),
                    column("active", "boolean")),
            null,
            null,
            List.of(),
            new Restriction("restricted", "TRUE", "FALSE"),
            new Resource("/people?{key}={value}", "/people", "/people/{id}", "/items", "/next"));

    protected static final int MOST_ROWS = 1500;

    private Connector connector;

    /** @param writes whether it may change anything */
    protected abstract Connector connectorTo(List<Map<String, String>> rows, boolean writes) throws Exception;

    /** Ends the system itself. */
    protected abstract void end() throws Exception;

    @AfterEach
    void closeAll() throws Exception {
        connector.close();
        end();
    }

    private void start(List<Map<String, String>> rows) throws Exception {
        start(rows, true);
    }

    protected final Connector start(List<Map<String, String>> rows, boolean writes) throws Exception {
        connector = connectorTo(rows, writes);
        return connector;
    }

    private void startWithThree() throws Exception {
        start(List.of(
                row(1, "Freja Lindqvist", "Freja@Nordlys.example", "1990-02-28"),
                row(2, "Søren Åkjær", "soeren@fjord.example", "1970-12-31"),
                row(3, "Nobody's address", null, "1980-06-15")));
    }

    @Test
    void findsRowsWithOneOfTheValuesAndNoOthers() throws Exception {
        startWithThree();
        assertThat(ids(connector.find(PEOPLE, "person_id", List.of("1", "3", "99"), false)))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(connector.find(PEOPLE, "person_id", List.of(), false)).isEmpty();
        assertThat(ids(connector.find(PEOPLE, "email", List.of("soeren@fjord.example"), true)))
                .containsExactly("2");
    }

    @Test
    void addressesAreFoundWhateverTheirCase() throws Exception {
        startWithThree();
        for (String asked : List.of("freja@nordlys.example", "Freja@Nordlys.example", "FREJA@NORDLYS.EXAMPLE")) {
            assertThat(ids(connector.find(PEOPLE, "email", List.of(asked), true)))
                    .as(asked)
                    .containsExactly("1");
        }
    }

    @Test
    void rowsHoldEveryColumnOfTheMapAsText() throws Exception {
        startWithThree();
        assertThat(connector.find(PEOPLE, "person_id", List.of("3"), false).get(0))
                .containsEntry("person_id", "3")
                .containsEntry("full_name", "Nobody's address")
                .containsEntry("email", null)
                .containsEntry("born_on", "1980-06-15")
                .containsEntry("balance", "3.25")
                .containsEntry("active", "TRUE")
                .containsEntry("restricted", "FALSE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "x'); drop table people; --",
                "%",
                "_",
                "*",
                "",
                " ",
                "a&email=freja@nordlys.example",
                "../people",
                "{id}",
                "{key}",
                "\u0130@fjord.example",
                "🦊",
                "1 or 1=1",
                "99999999999999999999999999"
            })
    void whatNobodyHoldsFindsNobody(String value) throws Exception {
        startWithThree();
        assertThat(connector.find(PEOPLE, "email", List.of(value), true)).isEmpty();
        assertThat(connector.find(PEOPLE, "person_id", List.of(value), false)).isEmpty();
        assertThat(all()).hasSize(3);
    }

    @Test
    void moreRowsThanTheBoundAreRefused() throws Exception {
        start(IntStream.rangeClosed(1, MOST_ROWS + 1)
                .mapToObj(id -> row(id, "Same", "same@fjord.example", "1990-01-01"))
                .toList());
        assertThatThrownBy(() -> connector.find(PEOPLE, "email", List.of("same@fjord.example"), true))
                .isInstanceOf(SystemUnavailable.class)
                .hasMessageContaining("too-many-rows")
                .hasMessageNotContaining("same@");
    }

    @Test
    void manyValuesAreAskedFor() throws Exception {
        start(IntStream.rangeClosed(1, 1200)
                .mapToObj(id -> row(id, "P", "p" + id + "@fjord.example", "1990-01-01"))
                .toList());
        List<String> values =
                IntStream.rangeClosed(1, 1200).mapToObj(String::valueOf).toList();
        assertThat(connector.find(PEOPLE, "person_id", values, false)).hasSize(1200);
    }

    @Test
    void everyRowThatHasAValueIsTaken() throws Exception {
        startWithThree();
        List<Map<String, String>> taken = new ArrayList<>();
        connector.each(PEOPLE, "email", 2, taken::add);
        assertThat(ids(taken)).containsExactly("1", "2");
        assertThatThrownBy(() -> connector.each(PEOPLE, "email", 1, row -> {}))
                .isInstanceOf(SystemUnavailable.class)
                .hasMessageContaining("too-many-rows");
    }

    @Test
    void rowsBeforeADayComeOldestFirst() throws Exception {
        startWithThree();
        assertThat(ids(connector.before(PEOPLE, "born_on", LocalDate.of(1990, 2, 28), Map.of(), 10)))
                .containsExactly("2", "3");
        assertThat(ids(connector.before(PEOPLE, "born_on", LocalDate.of(1990, 3, 1), Map.of(), 2)))
                .containsExactly("2", "3");
        assertThat(ids(connector.before(
                        PEOPLE,
                        "born_on",
                        LocalDate.of(2000, 1, 1),
                        Map.of("active", "TRUE", "full_name", "Søren Åkjær"),
                        10)))
                .containsExactly("2");
        assertThat(connector.before(PEOPLE, "born_on", LocalDate.of(2000, 1, 1), Map.of("active", "FALSE"), 10))
                .isEmpty();
        assertThatThrownBy(() -> connector.before(PEOPLE, "full_name", LocalDate.of(2000, 1, 1), Map.of(), 10))
                .isInstanceOf(SystemUnavailable.class)
                .hasMessageContaining("not-a-date");
    }

    @Test
    void changesLeaveTheSameBehindHoweverOftenTheyAreMade() throws Exception {
        startWithThree();
        List<Map<String, String>> before = all();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("full_name", "O'Brien \"Ø\" 🦊\n; -- ${x} {id}");
        values.put("email", null);
        values.put("born_on", "2001-01-31");
        values.put("balance", "-12.25");
        values.put("active", "FALSE");
        values.put("restricted", "TRUE");
        List<Change> changes = List.of(
                Change.set(PEOPLE, "1", values),
                Change.delete(PEOPLE, "2"),
                Change.delete(PEOPLE, "77"),
                Change.set(PEOPLE, "78", Map.of("full_name", "Nobody")),
                Change.set(PEOPLE, "3", Map.of()),
                Change.delete(PEOPLE, "no number"));
        Map<String, String> expected = new HashMap<>(values);
        expected.put("person_id", "1");
        for (int i = 0; i < 2; i++) {
            connector.apply(changes);
            assertThat(all()).hasSize(2).contains(before.get(2));
            assertThat(all().get(0)).isEqualTo(expected);
        }
        connector.apply(List.of());
    }

    @Test
    void aValueThatDoesNotFitIsNamedByNobody() throws Exception {
        startWithThree();
        List<Map<String, String>> before = all();
        assertThatThrownBy(() -> connector.apply(List.of(Change.set(PEOPLE, "1", Map.of("balance", "secret")))))
                .isInstanceOf(SystemUnavailable.class)
                .hasMessageContaining("value-does-not-fit")
                .hasMessageNotContaining("secret");
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void oneThatMayOnlyReadChangesNothing() throws Exception {
        connector = connectorTo(List.of(row(1, "Freja Lindqvist", "f@nordlys.example", "1990-02-28")), false);
        assertThatThrownBy(() -> connector.apply(List.of(Change.delete(PEOPLE, "1"))))
                .isInstanceOf(SystemUnavailable.class)
                .hasMessageContaining("read-only");
        assertThat(all()).hasSize(1);
    }

    private List<Map<String, String>> all() {
        List<Map<String, String>> all = new ArrayList<>();
        connector.each(PEOPLE, "person_id", MOST_ROWS, all::add);
        return all;
    }

    protected static Map<String, String> row(int id, String name, String mail, String born) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("person_id", String.valueOf(id));
        row.put("full_name", name);
        row.put("email", mail);
        row.put("born_on", born);
        row.put("balance", id + ".25");
        row.put("active", "TRUE");
        row.put("restricted", "FALSE");
        return row;
    }

    private static List<String> ids(List<Map<String, String>> rows) {
        return rows.stream().map(row -> row.get("person_id")).toList();
    }

    private static Column column(String name, String type) {
        return new Column(name, text(name), true, null, type, true, null);
    }

    private static Text text(String text) {
        return new Text(text, text);
    }
}
