package io.dueprocess.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.RandomShop.Customer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever is erased from whatever data: theirs are gone but for what must be kept, everybody else's are untouched, no row
 * refers to one that is gone, and doing it twice is doing it once.
 */
class ErasuresOfRandomPeopleTest {

    private static final int SEEDS = 40;

    @Test
    void inMemory() {
        try (ErasureWorld world = ErasureWorld.inMemory()) {
            InMemoryConnector memory = (InMemoryConnector) connector(world);
            SystemOfRecord system = world.systems.catalogue().system("shop");
            for (int seed = 0; seed < SEEDS; seed++) {
                memory.tables.values().forEach(Map::clear);
                erase(world, new RandomShop(seed, (table, row) -> memory.put(system.table(table), row)), seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void inADatabaseWithForeignKeys(String kind) throws SQLException {
        ShopDatabase database = ShopDatabase.of(kind);
        try (ErasureWorld world = ErasureWorld.over(database)) {
            for (int seed = 0; seed < SEEDS; seed++) {
                database.clear();
                erase(world, new RandomShop(seed, database::put), seed);
            }
        }
        database.close();
    }

    private static Connector connector(ErasureWorld world) {
        return world.systems.connector(world.systems.catalogue().system("shop"));
    }

    private static void erase(ErasureWorld world, RandomShop shop, int seed) {
        SystemOfRecord system = world.systems.catalogue().system("shop");
        Connector connector = connector(world);
        Customer customer = shop.customers().get(seed % shop.customers().size());
        Identity identity = shop.identity(customer);
        Erasures erasures = world.the(Erasures.class);
        Map<String, Map<String, String>> before = snapshot(system, connector);

        SystemPlan plan = erasures.plan("shop", identity, null, List.of());
        assertThat(snapshot(system, connector)).as("a dry run of seed %d", seed).isEqualTo(before);
        erasures.carryOut(plan);

        Map<String, Map<String, String>> after = snapshot(system, connector);
        Set<String> theirs = shop.rowsOf(customer);
        assertThat(others(after, theirs)).as("others' rows of seed %d", seed).isEqualTo(others(before, theirs));
        assertThat(after.keySet().stream().filter(theirs::contains).collect(Collectors.toSet()))
                .as("what stays of seed %d", seed)
                .isEqualTo(shop.staying(customer));
        theirsAreReduced(shop, customer, before, after);

        SystemPlan second = erasures.plan("shop", identity, null, List.of());
        assertThat(second.empty())
                .as("the second dry run of seed %d: %s", seed, second)
                .isTrue();
        assertThat(erasures.left(plan)).isEmpty();
        erasures.carryOut(plan);
        assertThat(snapshot(system, connector)).as("twice, seed %d", seed).isEqualTo(after);
        aRestoredBackupIsErasedAgain(world, shop, connector, system, before, after);
    }

    private static void theirsAreReduced(
            RandomShop shop,
            Customer customer,
            Map<String, Map<String, String>> before,
            Map<String, Map<String, String>> after) {
        for (String place : shop.staying(customer)) {
            Map<String, String> row = after.get(place);
            if (place.startsWith("person/")) {
                assertThat(row).containsEntry("phone", null).containsEntry("segment", "X");
                assertThat(row.get("email")).isNotEqualTo(customer.mail()).hasSize(32);
                assertThat(row.get("born")).endsWith("-01-01");
            } else if (place.startsWith("visit/")) {
                assertThat(row.get("person_email"))
                        .isNotEqualTo(customer.mail())
                        .hasSize(32);
                assertThat(row.get("seen_on")).endsWith("-01");
            } else if (place.startsWith("ticket/")) {
                assertThat(row).containsEntry("subject", null);
            } else {
                assertThat(row).as(place).isEqualTo(before.get(place));
            }
        }
    }

    private static void aRestoredBackupIsErasedAgain(
            ErasureWorld world,
            RandomShop shop,
            Connector connector,
            SystemOfRecord system,
            Map<String, Map<String, String>> before,
            Map<String, Map<String, String>> after) {
        RestoreCheck check = world.the(RestoreCheck.class);
        assertThat(check.check()).allMatch(RestoreCheck.Back::none);
        if (before.equals(after)) {
            return;
        }
        shop.restore();
        assertThat(check.check()).noneMatch(RestoreCheck.Back::none);
        assertThat(check.apply()).allMatch(RestoreCheck.Back::none);
        assertThat(snapshot(system, connector)).isEqualTo(after);
    }

    private static Map<String, Map<String, String>> others(Map<String, Map<String, String>> rows, Set<String> theirs) {
        Map<String, Map<String, String>> others = new TreeMap<>(rows);
        others.keySet().removeAll(theirs);
        return others;
    }

    /** Table and id to the whole row. */
    private static Map<String, Map<String, String>> snapshot(SystemOfRecord system, Connector connector) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        system.tables()
                .forEach(table -> connector.each(
                        table,
                        table.id(),
                        1_000_000,
                        row -> rows.put(PersonRow.place(table.name(), row.get(table.id())), new LinkedHashMap<>(row))));
        return rows;
    }
}
